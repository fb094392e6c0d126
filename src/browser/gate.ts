import { releaseScript, type Going } from './release.ts';

const HELD_SCRIPTS = 'script[type="text/plain"][data-purpose]';
const HELD_MEDIA = 'iframe[data-purpose],img[data-purpose]';
const HELD = '[data-purpose]';

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
 *     <iframe data-purpose="ads partner-campaigns" data-src="…">     likewise <img>
 *
 * The markup is inert by itself, so that there is no race while the page loads, and nothing opens
 * where this code does not run. A script runs once, and not if it arrives after a withdrawal; frames
 * and images follow the state both ways.
 * `failed` is told why a script could not be let go; it stays held.
 */
export function createGate(
  allows: (purpose: string) => boolean,
  failed: (caught: unknown) => void,
): Gate {
  const isOpen = (node: HTMLElement): boolean | undefined =>
    node
      .getAttribute('data-purpose')
      ?.match(/[^\s,]+/g)
      ?.every(allows);

  const going: Going = new Map();
  let releasing = false;
  /** In document order, each after the one before it: as the parser would have run them. */
  const releaseScripts = async (): Promise<void> => {
    if (releasing) return;
    releasing = true;
    try {
      // Asked anew each time: while one loads, the person may have withdrawn.
      for (let script; (script = held<HTMLScriptElement>(HELD_SCRIPTS).find(isOpen));) {
        await releaseScript(script, going);
      }
    } finally {
      releasing = false;
    }
  };

  const followMedia = (): void => {
    for (const node of held(HELD_MEDIA)) {
      const open = isOpen(node);
      for (const name of ['src', 'srcset']) follow(node, name, open);
    }
  };

  const apply = (): void => {
    followMedia();
    for (const [script, callBack] of going) if (!isOpen(script)) callBack();
    releaseScripts().catch(failed);
  };

  const observer = new MutationObserver((records) => {
    if (records.some(concerns)) apply();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-purpose', 'data-src', 'data-srcset'],
  });
  apply();
  return {
    apply,
    stop: () => observer.disconnect(),
  };
}

/** What the page holds, though an image of it be named `querySelectorAll`. */
function held<Node extends HTMLElement>(selector: string): Node[] {
  const { prototype }: { prototype: { querySelectorAll(wanted: string): Iterable<Node> } } =
    Document as never;
  return [...prototype.querySelectorAll.call(document, selector)];
}

/** Whether a change brings something to hold: most changes of a page do not. */
const concerns = ({ type, addedNodes }: MutationRecord): boolean =>
  type === 'attributes' ||
  ([...addedNodes] as Partial<Element>[]).some(
    (node) => node.matches?.(HELD) || node.querySelector?.(HELD),
  );

/** Moves `data-src` to `src` where the gate is open, and takes it away where it is not. */
function follow(node: HTMLElement, name: string, open: boolean | undefined): void {
  const held = node.getAttribute(`data-${name}`);
  if (held === null) return;
  if (open) {
    if (node.getAttribute(name) !== held) node.setAttribute(name, held);
  } else {
    // A frame without an address goes blank (HTML §4.8.5), and what it showed is gone.
    node.removeAttribute(name);
  }
}
