import { createHash } from 'node:crypto';
import { lineOf, type EvidenceLine, type SealClaims } from '../../core/evidence/line.ts';
import type { Store } from '../../core/store.ts';
import { attested } from '../attested.ts';
import type { Keyring } from '../keys/keyring.ts';
import { pagesOf, type Wanted } from './pages.ts';
import { sealOf } from './seal.ts';

/** What an export is made from. */
export interface Exporting {
  readonly store: Store;
  /** Attests what has no receipt yet, and seals the whole. */
  readonly keyring: Keyring;
  readonly now: () => Date;
}

export interface ExportOptions extends Wanted {
  /** Whether to say which subject belongs to which account: personal data. */
  readonly links?: boolean | undefined;
}

/**
 * An operator's export, line by line, as `core/evidence` describes it; of the events only a page
 * is held at a time. Rejects where the store does: then the seal is missing, and `verify` says so.
 */
export async function* exportLines(
  from: Exporting,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let [lines, events] = [0, 0];
  let cursor: string | undefined;
  for await (const line of linesAbove(from, options, (reached) => (cursor = reached))) {
    const text = lineOf(line);
    hash.update(text);
    lines += 1;
    if (line.line === 'event') events += 1;
    yield text;
  }
  const iat = Math.floor(from.now().getTime() / 1000);
  const sha256 = hash.digest('hex');
  const claims: SealClaims = {
    iat,
    lines,
    events,
    ...(cursor === undefined ? {} : { cursor }),
    sha256,
  };
  yield lineOf({ line: 'end', seal: await sealOf(claims, await from.keyring.key()) });
}

async function* linesAbove(
  from: Exporting,
  options: ExportOptions,
  reach: (cursor: string | undefined) => void,
): AsyncGenerator<EvidenceLine> {
  const { store, keyring, now } = from;
  const { since, of, links = false } = options;
  const told = new Set<string>();
  /** Everything is told once, above what refers to it. */
  const untold = (kind: string, names: readonly string[]): string[] =>
    names.filter((name) => !told.has(`${kind} ${name}`) && told.add(`${kind} ${name}`));

  const scope = of !== undefined ? 'person' : since !== undefined ? 'since' : 'everything';
  const begun = { line: 'head', v: 1, scope, exportedAt: now().toISOString() } as const;
  yield since === undefined || of !== undefined ? begun : { ...begun, since };
  for await (const { events, cursor } of pagesOf(store, options)) {
    const complete = await attested(events, store, keyring);
    // For each page: another process may have begun to sign with a key of its own.
    for (const key of await keyring.published()) {
      if (untold('key', [key.kid]).length > 0) yield { line: 'key', key: { ...key } };
    }
    const pins = events.flatMap(({ sealed: { event } }) => event.notices.map((pin) => pin.hash));
    const hashes = untold('notice', pins);
    const kept = hashes.length > 0 ? await store.notices(hashes) : [];
    const bodies = new Map(kept.map(({ hash, body }) => [hash, body]));
    for (const hash of hashes) {
      const body = bodies.get(hash);
      yield body === undefined
        ? { line: 'unknown-notice', hash }
        : { line: 'notice', hash, notice: JSON.parse(body) };
    }
    const subjects = events.map(({ sealed: { event } }) => event.subject);
    for (const subject of links ? untold('link', subjects) : []) {
      const { account } = (await store.person({ subject })) ?? {};
      if (account !== undefined) yield { line: 'link', subject, account };
    }
    for (const stored of complete) yield { line: 'event', ...stored };
    reach(cursor);
  }
}
