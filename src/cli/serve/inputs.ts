import { readFile } from 'node:fs/promises';
import type { JsonWebKey } from '../../core/store.ts';
import { readSource } from '../source.ts';
import { isUnusable, reasonOf, unusable, type Unusable } from '../unusable.ts';
import type { ServeOptions } from './options.ts';

/** What stands in the files that the options name. */
export interface Inputs {
  /** Parsed, not judged. */
  readonly notices: unknown;
  readonly operatorKeys: readonly string[];
  readonly key?: JsonWebKey;
  readonly formerKeys?: readonly JsonWebKey[];
}

export async function readInputs(options: ServeOptions): Promise<Inputs | Unusable> {
  const { file, operatorKeys, operatorKeysFile, keyFile } = options;
  const source = await readSource(file);
  if (isUnusable(source)) return source;
  const keys = keyFile === undefined ? {} : await readKeys(keyFile);
  if (isUnusable(keys)) return keys;
  const listed = operatorKeysFile === undefined ? [] : await readLines(operatorKeysFile);
  if (isUnusable(listed)) return listed;
  return { notices: source.value, operatorKeys: [...operatorKeys, ...listed], ...keys };
}

/** A private JWK, or a set whose first key signs: the others signed earlier. */
async function readKeys(file: string): Promise<Pick<Inputs, 'key' | 'formerKeys'> | Unusable> {
  const source = await readSource(file);
  if (isUnusable(source)) return source;
  const { keys = [source.value] } = (source.value ?? {}) as { readonly keys?: unknown };
  const list = Array.isArray(keys) ? (keys as unknown[]) : [];
  const isKeys = list.every((key) => typeof key === 'object' && key !== null && 'kty' in key);
  const [key, ...formerKeys] = list as JsonWebKey[];
  if (!isKeys || key === undefined) return unusable(`${file}: no JWK, nor a set of them.`);
  return { key, formerKeys };
}

async function readLines(file: string): Promise<string[] | Unusable> {
  try {
    const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch (caught) {
    return unusable(`${file}: cannot be read (${reasonOf(caught)}).`);
  }
}
