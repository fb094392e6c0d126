import { citedBy } from '../core/cited.ts';
import type { Notice, NoticesDocument } from '../core/notice.ts';

/** The registries with words of their own. */
const NAMED = ['controllers', 'recipients', 'data', 'laws', 'transmissions'] as const;

export type Named = (typeof NAMED)[number];

/** What a notice refers to, and so what people read with it: registry and key. */
export function namedBy(
  notice: Notice,
  document: NoticesDocument,
): (readonly [registry: Named, key: string])[] {
  const cited = citedBy(notice, document);
  return [
    ['controllers', notice.controller],
    ...NAMED.flatMap((registry) =>
      Object.keys(cited[registry]).map((key) => [registry, key] as const),
    ),
  ];
}
