import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { headOf, stubOf } from '../core/head.ts';
import type { NoticesDocument } from '../core/notice.ts';
import { reasonOf, unusable, type Unusable } from './unusable.ts';

/** Two folders up from the sources and from what is built of them, and there in `dist`. */
const DIST = new URL('../../dist/', import.meta.url);

/** A script that stands in the page itself. */
export interface Inline {
  readonly code: string;
  /** What a policy names it by, in `script-src` (CSP3 §2.3.1): the same on every page. */
  readonly hash: string;
  /** What its tag tells it. */
  readonly config: object;
}

/** Those that a document needs, in their order. */
export async function inlinesOf(
  document: NoticesDocument,
  name: string,
): Promise<readonly Inline[] | Unusable> {
  const wanted = { 'doui-head.js': headOf(document, name), 'doui-stub.js': stubOf(document) };
  const found: Inline[] = [];
  for (const [file, config] of Object.entries(wanted)) {
    if (config === undefined) continue;
    try {
      const code = await readFile(new URL(file, DIST), 'utf8');
      const hash = `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
      found.push({ code, hash, config });
    } catch (caught) {
      return unusable(`${file}: cannot be read (${reasonOf(caught)}). Build Doui: npm run build.`);
    }
  }
  return found;
}
