import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { reasonOf, unusable, type Unusable } from './unusable.ts';

/** Two folders up from the sources and from what is built of them, and there in `dist`. */
const DIST = new URL('../../dist/', import.meta.url);

/** A script that stands in the page itself. */
export interface Inline {
  readonly code: string;
  /** What a policy names it by, in `script-src` (CSP3 §2.3.1). */
  readonly hash: string;
}

/** Of Doui's own files, as it was built. Its text is the same on every page, and so is its hash. */
export async function inlineOf(name: string): Promise<Inline | Unusable> {
  try {
    const code = await readFile(new URL(name, DIST), 'utf8');
    return { code, hash: `'sha256-${createHash('sha256').update(code).digest('base64')}'` };
  } catch (caught) {
    return unusable(`${name}: cannot be read (${reasonOf(caught)}). Build Doui: npm run build.`);
  }
}
