import { readFile } from 'node:fs/promises';
import type { NoticesDocument } from '../src/core/notice.ts';

/** The documents of the demonstration, by company. */
export interface Documents {
  readonly ntt: NoticesDocument;
  readonly docomo: NoticesDocument;
  readonly colt: NoticesDocument;
}

export type Company = keyof Documents;

const read = async (name: string): Promise<NoticesDocument> =>
  JSON.parse(await readFile(new URL(`./notices/${name}.json`, import.meta.url), 'utf8'));

export async function readDocuments(): Promise<Documents> {
  const [ntt, docomo, colt] = await Promise.all([
    read('ntt-communications'),
    read('docomo'),
    read('colt'),
  ]);
  return { ntt, docomo, colt };
}
