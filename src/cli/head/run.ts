import { guardOf, headOf } from '../../core/head.ts';
import { inlineOf } from '../inline.ts';
import type { Outcome } from '../outcome.ts';
import { isUnusable } from '../unusable.ts';
import { usable } from '../usable.ts';
import type { HeadOptions } from './options.ts';
import { inlineTag, tagOf } from './tags.ts';

/** `doui head`: the tags, and what a policy must know of them. */
export async function head(options: HeadOptions, coloured: boolean): Promise<Outcome> {
  const { file, name, scripts } = options;
  const read = await usable(file, coloured);
  if ('outcome' in read) return read.outcome;
  const config = headOf(read.document, name);
  const guard = guardOf(read.document, name);
  const tags: string[] = [];
  const told: string[] = [];
  if (config !== undefined) {
    const inline = await inlineOf('doui-head.js');
    if (isUnusable(inline)) return { status: 2, err: `${inline.unusable}\n` };
    tags.push(inlineTag(inline.code, config));
    told.push(`The first tag runs under a policy with script-src ${inline.hash}.\n`);
  }
  if (guard !== undefined) tags.push(tagOf(`${scripts}doui-guard.js`, guard));
  if (tags.length === 0) told.push(`${file} has no guard and no signal, so that none is needed.\n`);
  return { status: 0, out: tags.map((tag) => `${tag}\n`).join(''), err: told.join('') };
}
