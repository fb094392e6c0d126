import { purposesOf } from './purposesOf.ts';
import { callBack, isInline, momentOf, NEVER, releaseScript, type Going } from './release.ts';

/** All but forms, whose fields can stand in for what is asked of them (HTML §4.10.3). */
const HELD = '[data-purpose]:not(form)';
/** Attributes that load what they name. */
const ADDRESSES = ['src', 'srcset', 'href', 'poster', 'data'];
/** For how long the page is kept from its own work, in milliseconds. */
const SLICE = 8;

export interface Gate {
  /** Brings the page in line with what is allowed now. */
  apply(): void;
  stop(): void;
}

/**
 * Holds what needs a purpose, and lets it go when all its purposes are allowed:
 *
 *     <script type="text/plain" data-purpose="ads" src="…">          also inline, or a module:
 *     <script type="text/plain" data-type="module" data-purpose="ads">
 *     <iframe data-purpose="ads partner-campaigns" data-src="…">     likewise what else has an address
 *
 * The markup is inert by itself, so that there is no race while the page loads, and nothing opens
 * where this code does not run. A script runs once, and not if it arrives after a withdrawal; all
 * else follows the state both ways. Many take their turns, so that the page can go on meanwhile.
 * `failed` is told why something could not be let go; it stays held.
 */
export function createGate(
  allows: (purpose: string) => boolean,
  failed: (caught: unknown) => void,
): Gate {
  /** The scripts that are on their way, by those that held them. */
  const going: Going = new Map();
  const ran = new WeakSet<Element>();

  /** When a node's turn comes: what closes is first. */
  const turnOf = (node: Element): number => {
    const open = purposesOf(node)?.every(allows);
    if (!isScript(node)) return open ? 1 : 0;
    const waits = open && node.isConnected && node.type === 'text/plain' && !ran.has(node);
    return waits ? momentOf(node) : NEVER;
  };

  const apply = (): void => {
    for (const [script, live] of going) {
      if (!purposesOf(script)?.every(allows)) {
        ran.delete(script);
        callBack(script, live, going);
      }
    }
    // An image of the page may be named `querySelectorAll`.
    const due = [...(Document.prototype as Page).querySelectorAll.call(document, HELD)].map(
      (node) => [turnOf(node), node] as const,
    );
    const began = performance.now();
    for (const [turn, node] of due.sort(([a], [b]) => a - b)) {
      // The browser keeps the order of all but inline scripts, which run as they are put in.
      const waits = turn === 2 && isInline(node) && [...going.values()].some((one) => !one.async);
      if (waits || turn === NEVER) return;
      // One that has just run may have changed everything.
      if (turn !== turnOf(node)) continue;
      try {
        if (isScript(node)) ran.add(node).add(releaseScript(node, going, apply));
        else {
          // Moves `data-src` to `src` where the gate is open, and takes it away where it is not.
          for (const name of ADDRESSES) {
            const held = node.getAttribute(`data-${name}`);
            if (held === null || node.getAttribute(name) === (turn ? held : null)) continue;
            if (turn) node.setAttribute(name, held);
            // A frame without an address goes blank (HTML §4.8.5), and what it showed is gone.
            else node.removeAttribute(name);
            // What plays goes on, unless it is told to look again (HTML §4.8.11.5).
            if (name === 'src') node.closest<HTMLMediaElement>('video,audio')?.load();
          }
        }
      } catch (caught) {
        failed(caught);
      }
      if (performance.now() - began > SLICE) return void setTimeout(apply);
    }
  };

  // In a task of its own: whoever keeps undoing it must not stop the page.
  const observer = new MutationObserver(() => setTimeout(apply));
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-purpose', ...ADDRESSES, ...ADDRESSES.map((name) => `data-${name}`)],
  });
  // What is deferred has its turn when all is parsed.
  addEventListener('DOMContentLoaded', apply);
  apply();
  return {
    apply,
    stop() {
      observer.disconnect();
      removeEventListener('DOMContentLoaded', apply);
    },
  };
}

interface Page {
  querySelectorAll(wanted: string): Iterable<Element>;
}

const isScript = (node: Element): node is HTMLScriptElement => node.localName === 'script';
