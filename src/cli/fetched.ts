import { readFile } from 'node:fs/promises';
import { isUntouched } from '../server/untouched.ts';
import { reasonOf, unusable, type Unusable } from './unusable.ts';

/** The JSON of a file, or of an https address. */
export async function fetchedJson(from: string): Promise<{ readonly json: unknown } | Unusable> {
  try {
    const text = isAddress(from) ? await fetched(new URL(from)) : await readFile(from, 'utf8');
    return { json: JSON.parse(text) };
  } catch (caught) {
    if (caught instanceof SyntaxError) return unusable(`${from}: not JSON.`);
    if (caught instanceof RangeError) return unusable(`${from}: ${caught.message}`);
    return unusable(`${from}: cannot be read (${reasonOf(caught)}).`);
  }
}

const isAddress = (from: string): boolean => /^https?:\/\//i.test(from);

/** @throws RangeError for an address that proves nothing of who answers, or an answer that is none. */
async function fetched(url: URL): Promise<string> {
  if (!isUntouched(url)) {
    throw new RangeError('over http anybody may answer. Use https.');
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'error' });
  if (!response.ok) throw new RangeError(`answered ${response.status}.`);
  return response.text();
}
