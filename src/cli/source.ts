import { readFile, stat } from 'node:fs/promises';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { linesOf, type Lines } from './lines.ts';
import { reasonOf, unusable, type Unusable } from './unusable.ts';

/** A JSON file, as it means and as it is written. */
export interface Source {
  /** As it was named. */
  readonly file: string;
  readonly value: unknown;
  readonly tree: Node;
  readonly lines: Lines;
}

/** In bytes. More is no text that somebody wrote. */
const LIMIT = 20_000_000;

export async function readSource(file: string): Promise<Source | Unusable> {
  const text = await textOf(file);
  return typeof text === 'string' ? parse(file, text) : text;
}

async function textOf(file: string): Promise<string | Unusable> {
  const large = unusable(`${file}: larger than ${LIMIT / 1_000_000} MB.`);
  let bytes: Uint8Array;
  try {
    if ((await stat(file)).size > LIMIT) return large;
    bytes = await readFile(file);
  } catch (caught) {
    return unusable(`${file}: cannot be read (${reasonOf(caught)}).`);
  }
  // A pipe has no size beforehand.
  if (bytes.length > LIMIT) return large;
  try {
    // Passes over a byte order mark, as browsers do.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unusable(`${file}: not UTF-8.`);
  }
}

function parse(file: string, text: string): Source | Unusable {
  const lines = linesOf(text);
  const errors: ParseError[] = [];
  let tree: Node | undefined;
  try {
    tree = parseTree(text, errors, { disallowComments: true });
  } catch {
    return unusable(`${file}: nested too deeply.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (tree !== undefined) return { file, value, tree, lines };
  } catch {
    // The tree's errors say where; JSON.parse alone decides, as it does in the page.
  }
  const [{ error, offset } = { error: undefined, offset: 0 }] = errors;
  const { line, column } = lines.placeOf(offset);
  // `CommaExpected` …
  const what = error === undefined ? '' : printParseErrorCode(error).replace(/\B[A-Z]/g, ' $&');
  const detail = what === '' ? '' : ` (${what.toLowerCase()})`;
  return unusable(`${file}:${line}:${column}: not JSON${detail}.`);
}
