import type { Notice, NoticesDocument } from '../core/notice.ts';

/** The registries with words of their own. */
export type Named = 'controllers' | 'recipients' | 'data' | 'laws' | 'transmissions';

/** What a notice refers to, and so what people read with it: registry and key. */
export function* namedBy(
  notice: Notice,
  { transmissions = {} }: NoticesDocument,
): Generator<readonly [Named, string]> {
  const { purposes, provisions = [], jointUse = [], acquisition = [] } = notice;
  const sent = (notice.transmissions ?? []).flatMap((key) => transmissions[key] ?? []);
  yield ['controllers', notice.controller];
  yield* each(
    'controllers',
    jointUse.flatMap(({ responsible }) => responsible ?? []),
  );
  yield* each('recipients', [
    ...[
      ...purposes,
      ...provisions,
      ...(notice.entrustments ?? []),
      ...(notice.transfers ?? []),
    ].flatMap(({ recipients }) => recipients ?? []),
    ...jointUse.flatMap(({ users }) => users),
    ...sent.map(({ recipient }) => recipient),
  ]);
  yield* each('data', [
    ...(notice.data ?? []),
    ...[...purposes, ...provisions, ...jointUse, ...acquisition, ...sent].flatMap(
      ({ data }) => data ?? [],
    ),
  ]);
  yield* each(
    'laws',
    (notice.laws ?? []).map(({ law }) => law),
  );
  yield* each('transmissions', notice.transmissions ?? []);
}

const each = (registry: Named, keys: readonly string[]): (readonly [Named, string])[] =>
  keys.map((key) => [registry, key]);
