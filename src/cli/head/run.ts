import { guardOf } from '../../core/head.ts';
import { inlinesOf } from '../inline.ts';
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
  const inlines = await inlinesOf(read.document, name);
  if (isUnusable(inlines)) return { status: 2, err: `${inlines.unusable}\n` };
  const guard = guardOf(read.document, name);
  const tags = [
    ...inlines.map(({ code, config }) => inlineTag(code, config)),
    ...(guard === undefined ? [] : [tagOf(`${scripts}doui-guard.js`, guard)]),
  ];
  const hashes = inlines.map(({ hash }) => hash).join(' ');
  return {
    status: 0,
    out: tags.map((tag) => `${tag}\n`).join(''),
    err:
      tags.length === 0
        ? `${file} has no guard and no signal, so that none is needed.\n`
        : hashes && `A policy lets what stands in the page run by script-src ${hashes}.\n`,
  };
}
