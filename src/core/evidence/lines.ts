import type { SealedEvent } from '../event.ts';
import { readLine, SEAL_TYPE, toHex, type EventLine, type Scope } from './line.ts';
import { createChain } from './chain.ts';
import { claimsBy, readKey } from './jws.ts';
import { LIMIT_OF_OWN_KEYS, LIMITS_OF_ALL, LIMITS_OF_OPERATOR } from './limits.ts';
import { createPlaces } from './places.ts';
import { prove } from './prove.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Sha256 } from './sha256.ts';
import { archiveOf } from './shown.ts';
import { textOf } from './split.ts';
import { trusted } from './trusted.ts';
import { createNotes, type Unreadable, type Verification, type VerifyOptions } from './verdict.ts';

type Line = { readonly line?: unknown; readonly [member: string]: unknown };

/** How many events are verified at the same time. */
const AT_ONCE = 64;

const SCOPES: readonly unknown[] = ['everything', 'since', 'person'] satisfies Scope[];

/** Verifies an operator's export: its head has been read, and its other lines follow. */
export async function verifyLines(
  head: Line,
  headBytes: Uint8Array,
  lines: AsyncIterable<Uint8Array>,
  options: VerifyOptions,
  sha256: Sha256,
): Promise<Verification | Unreadable> {
  const { v, scope, exportedAt } = head;
  if (v !== 1) return { unreadable: `It is an export of version ${String(v)}; this is 1.` };
  if (!SCOPES.includes(scope)) return { unreadable: 'Its first line does not say what it holds.' };
  const notes = createNotes(options.onFinding);
  const keys = await trusted(options.jwks?.keys);
  const archive = await archiveOf(options.notices);
  const places = createPlaces(scope !== 'since', notes.note);
  const chain = createChain();
  let open: Promise<void>[] = [];
  let events = 0;
  let line = 1;
  let sealed = false;
  const fault = (why: string): void => {
    notes.note({ check: 'seal', verdict: 'wrong', line, why });
  };

  async function readEvent(told: EventLine, at: number): Promise<void> {
    const proofs = await prove(
      { sealed: told.sealed, jws: told.receipt?.jws, received: told.received, seq: told.seq },
      keys.ring,
      archive,
    );
    for (const proof of proofs) notes.note({ ...proof, line: at, id: told.sealed.id });
  }

  const readers: { readonly [kind: string]: (said: Line) => void | Promise<void> } = {
    async key({ key }) {
      const read = await readKey(key);
      if (typeof read === 'string') fault(`this key is none: ${read}`);
      else if (keys.own) keys.ring.set(read.kid, read.key);
    },
    async notice({ hash, notice }) {
      const why = await archive.add(hash, notice);
      if (why !== undefined) notes.note({ check: 'words', verdict: 'wrong', line, why });
      else options.reader?.notice({ ...(notice as object), hash } as PublishedNotice);
    },
    'unknown-notice': () => {},
    link: () => {},
    async event(said) {
      const told = said as unknown as EventLine;
      events += 1;
      if (!isLegible(told)) return fault('it is no event');
      const { id, event } = told.sealed;
      if (chain.has(id)) fault(`${id} is here twice`);
      places.add(event.subject, told.seq, { line, id });
      chain.add(told.sealed, line);
      options.reader?.event(told.sealed, told.receipt);
      open.push(readEvent(told, line));
      if (open.length < AT_ONCE) return;
      await Promise.all(open);
      open = [];
    },
    async end({ seal }) {
      sealed = true;
      const claims = await claimsBy(keys.ring, seal, SEAL_TYPE);
      if (typeof claims === 'string') return fault(`the seal: ${claims}`);
      const agrees =
        claims['sha256'] === toHex(await sha256.digest()) &&
        claims['lines'] === line - 1 &&
        claims['events'] === events;
      if (agrees) notes.note({ check: 'seal', verdict: 'proven', line });
      else fault('what stands above the seal is not what was sealed');
    },
  };

  sha256.update(headBytes);
  for await (const bytes of lines) {
    line += 1;
    if (sealed) {
      fault('something follows the seal');
      break;
    }
    const said = readLine(textOf(bytes) ?? '') as Line | undefined;
    const read = readers[String(said?.line)];
    if (said?.line !== 'end') sha256.update(bytes);
    if (said === undefined || read === undefined) fault('it is no line of an export');
    else await read(said);
  }
  await Promise.all(open);
  places.end();
  chain.end(notes.note);
  if (!sealed) fault('there is no seal: the export ends early');

  return {
    ...notes.result(),
    scope: scope as Scope,
    exportedAt: String(exportedAt),
    events,
    subjects: places.subjects(),
    keys: keys.own ? 'own' : 'given',
    limits: [...LIMITS_OF_ALL, ...LIMITS_OF_OPERATOR, ...(keys.own ? [LIMIT_OF_OWN_KEYS] : [])],
  };
}

/** Enough of an event that it can be asked for the rest. */
function isLegible({ sealed }: EventLine): boolean {
  const { id, event } = (sealed ?? {}) as Partial<SealedEvent>;
  return (
    typeof id === 'string' &&
    typeof event?.subject === 'string' &&
    typeof event.decisions === 'object' &&
    event.decisions !== null &&
    Object.values(event.decisions).every((one) => Array.isArray(one?.parents))
  );
}
