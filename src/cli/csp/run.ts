import type { NoticesDocument } from '../../core/notice.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { reachOf } from '../../core/reach.ts';
import { inlinesOf } from '../inline.ts';
import type { Outcome } from '../outcome.ts';
import { isUnusable, type Unusable } from '../unusable.ts';
import { usable } from '../usable.ts';
import type { CspOptions } from './options.ts';
import { decisive, openAtFirst, statesOf } from './states.ts';
import { strictPolicyOf, type Besides } from './strict.ts';

/** `doui csp`: what the registry comes to as a policy. */
export async function csp(options: CspOptions, coloured: boolean): Promise<Outcome> {
  const { file, granted, header } = options;
  const read = await usable(file, coloured);
  if ('outcome' in read) return read.outcome;
  const { document } = read;
  const unknown = granted === 'all' ? [] : (granted ?? []).filter((key) => !has(document, key));
  if (unknown.length > 0) {
    const known = Object.keys(document.purposes).join(', ');
    return failure(`${file} declares no purpose "${unknown[0]}". It has: ${known}.`);
  }
  const reach = reachOf({ transmissions: {}, ...document }, document.notices);
  const besides = await besidesOf(document);
  if (isUnusable(besides)) return failure(besides.unusable);
  const line = (state: readonly PurposeKey[]): string => {
    const policy = strictPolicyOf(reach, state, besides);
    return `${header ? 'Content-Security-Policy: ' : ''}${policy}\n`;
  };
  if (granted !== 'all') return { status: 0, out: line(granted ?? openAtFirst(reach, document)) };
  const states = statesOf(reach);
  if (states === undefined) {
    const count = decisive(reach).length;
    return failure(`${count} purposes decide on hosts, too many for --all. Name some: --granted.`);
  }
  const blocks = states.map(
    (state) => `# ${state.join(', ') || 'nothing granted'}\n${line(state)}`,
  );
  return { status: 0, out: blocks.join('\n') };
}

const has = ({ purposes }: NoticesDocument, key: PurposeKey): boolean =>
  Object.hasOwn(purposes, key);

async function besidesOf(document: NoticesDocument): Promise<Besides | Unusable> {
  const { reports = '' } = document.guard ?? {};
  const inlines = await inlinesOf(document, '');
  if (isUnusable(inlines)) return inlines;
  return {
    scripts: inlines.map(({ hash }) => hash),
    reports: URL.canParse(reports) ? [new URL(reports).origin] : [],
  };
}

const failure = (why: string): Outcome => ({ status: 2, err: `${why}\n` });
