/** The types of scripts that run, and then say so (HTML §4.12.1.1). */
const RUNS = /^$|(script|module)$/i;
/** After every moment. */
export const NEVER = 4;

/** The scripts that are on their way, by those that held them. */
export type Going = Map<HTMLScriptElement, HTMLScriptElement>;

// Not by `dataset`, which also has what a page has given to every object.
const typeOf = (held: Element): string => held.getAttribute('data-type') ?? '';
const addressOf = (held: Element): string | null =>
  held.getAttribute('data-src') ?? held.getAttribute('src');

/** Whether it runs as soon as it is put into the page. */
export const isInline = (held: Element): boolean =>
  typeOf(held) !== 'module' && addressOf(held) === null;

/** When the parser would have run it: as it comes (1), in its place (2), when all is parsed (3). */
export function momentOf(held: HTMLScriptElement): number {
  if (isInline(held)) return 2;
  // Not by its property: all that the parser has passed over are async (HTML §4.12.1.1).
  if (held.hasAttribute('async')) return 1;
  if (typeOf(held) !== 'module' && !held.defer) return 2;
  return document.readyState === 'loading' ? NEVER : 3;
}

/**
 * Runs a held script, by putting a live copy in its place. While that is on its way, it stands in
 * `going`; `ended` is told when it has run, or has failed.
 */
export function releaseScript(held: HTMLScriptElement, going: Going, ended: () => void): Element {
  const live = document.createElement('script');
  // What is made by script is async, but by its attribute (HTML §4.12.1.1), which comes with the rest.
  live.async = false;
  for (const { name, value } of held.attributes) {
    // As a script, for the sake of `onload` under Trusted Types.
    if (name !== 'src') live.setAttribute(name, trusted('createScript', value));
  }
  const src = addressOf(held);
  live.type = typeOf(held);
  // The attribute is hidden from scripts and from copies; the property is not.
  live.nonce = held.nonce;
  live.text = trusted('createScript', held.text);
  if (src !== null) {
    live.src = trusted('createScriptURL', src);
    if (RUNS.test(live.type) && !live.noModule) going.set(held, live);
    const end = (): void => {
      going.delete(held);
      ended();
    };
    live.addEventListener('load', end);
    live.addEventListener('error', end);
  }
  held.before(live);
  // A framework that owns the node will look for it where it was put.
  if (!Reflect.ownKeys(held)[0] && !isInVue(held)) held.remove();
  // It is prepared; whoever copies the page, to show it again, must not run it past the gate.
  live.type = 'ran';
  return live;
}

/** Whether it is within what Vue renders, which marks where it began, and nothing else. */
const isInVue = (node: Node | null): unknown =>
  node && ((node as unknown as Marked)['_vnode'] || isInVue(node.parentNode));

interface Marked {
  readonly [mark: string]: unknown;
}

/** Puts back what held a script that is on its way, so that it does not run. */
export function callBack(held: HTMLScriptElement, live: HTMLScriptElement, going: Going): void {
  going.delete(held);
  if (!held.isConnected) live.replaceWith(held);
  // HTML §4.12.1.1: a script does not run in another document than it was prepared in.
  new Document().adoptNode(live);
}

interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

let policy: Policy | undefined;

/**
 * The page's own markup, allowed under `require-trusted-types-for 'script'`: these words stood in
 * the document, and only their being held is undone.
 *
 * @throws TypeError where the page's policy does not list the policy `doui`.
 */
function trusted(kind: keyof Policy, text: string): string {
  const page = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  const same = (words: string): string => words;
  const rules: Policy = { createScript: same, createScriptURL: same };
  return (policy ??= page.trustedTypes?.createPolicy('doui', rules) ?? rules)[kind](text);
}
