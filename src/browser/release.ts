import { ConsentError } from '../core/errors.ts';

/** Attributes that only held the script. */
const HOLDING = ['type', 'data-type', 'data-src', 'data-purpose'];

/** What calls back a script that is on its way, by the script that held it. */
export type Going = Map<HTMLScriptElement, () => void>;

/**
 * Runs a held script once, by putting a live copy in its place. Resolves when scripts after it may
 * run: for a classic external one when it has run, has failed or was called back, for others at once.
 */
export function releaseScript(held: HTMLScriptElement, going: Going): Promise<void> {
  const live = document.createElement('script');
  for (const { name, value } of held.attributes) {
    if (!HOLDING.includes(name) && name !== 'src') live.setAttribute(name, value);
  }
  // Not by `dataset`, which also has what a page has given to every object.
  const type = held.getAttribute('data-type');
  const src = held.getAttribute('data-src') ?? held.getAttribute('src');
  if (type !== null) live.type = type;
  // The attribute is hidden from scripts and from copies; the property is not.
  live.nonce = held.nonce;
  live.async = held.hasAttribute('async');
  if (src === null) {
    live.text = trusted('createScript', held.text);
    held.replaceWith(live);
    return Promise.resolve();
  }
  live.src = trusted('createScriptURL', src);
  const waits = !live.async && live.type !== 'module';
  return new Promise((resolve) => {
    const end = (): void => {
      going.delete(held);
      resolve();
    };
    live.onload = live.onerror = end;
    held.replaceWith(live);
    going.set(held, () => {
      live.replaceWith(held);
      // HTML §4.12.1.1: a script does not run in another document than it was prepared in.
      new Document().adoptNode(live);
      end();
    });
    if (!waits) resolve();
  });
}

/** What Trusted Types offer to a policy; absent where the browser has none. */
interface Policy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

let policy: Policy | undefined;

/**
 * The page's own markup, allowed under `require-trusted-types-for 'script'`: these words stood in
 * the document, and only their being held is undone.
 */
function trusted(kind: keyof Policy, text: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  const same = (words: string): string => words;
  try {
    policy ??= trustedTypes?.createPolicy('doui', { createScript: same, createScriptURL: same });
  } catch (cause) {
    throw new ConsentError('policy-forbidden', 'trusted-types', cause);
  }
  return policy ? policy[kind](text) : text;
}
