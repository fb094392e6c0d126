import { createChain } from './chain.ts';
import { proves, subjectOf, type SubjectId } from '../event.ts';
import { LIMIT_OF_OWN_KEYS, LIMITS_OF_ALL, LIMITS_OF_DEVICE } from './limits.ts';
import { createPlaces } from './places.ts';
import { prove } from './prove.ts';
import { claimsOf } from '../receipt.ts';
import { signedPart, type ConsentRecord } from '../record.ts';
import { archiveOf } from './shown.ts';
import { trusted } from './trusted.ts';
import {
  createNotes,
  type Finding,
  type Unreadable,
  type Verification,
  type VerifyOptions,
} from './verdict.ts';

/** Verifies a page's export. */
export async function verifyRecord(
  json: unknown,
  options: VerifyOptions,
): Promise<Verification | Unreadable> {
  const record = (json ?? {}) as Partial<ConsentRecord>;
  const { v, events, receipts, notices, exportedAt } = record;
  if (v !== 1 || !Array.isArray(events) || !Array.isArray(receipts) || !Array.isArray(notices)) {
    return { unreadable: 'It is no export: it lacks its version, events, receipts or notices.' };
  }
  const notes = createNotes(options.onFinding);
  const keys = await trusted(options.jwks?.keys ?? record.jwks?.keys ?? []);
  const archive = await archiveOf(options.notices);
  for (const { hash, ...notice } of record.notices ?? []) {
    const why = await archive.add(hash, notice);
    if (why !== undefined) notes.note({ check: 'words', verdict: 'wrong', why });
    else options.reader?.notice({ ...notice, hash });
  }
  const jwsOf = new Map((record.receipts ?? []).map(({ id, jws }) => [id, jws]));
  const chain = createChain();
  const subjects = new Set<SubjectId>();
  // A device need not have been told of all that the server took from it, and its clock's order is
  // none: a gap proves nothing.
  const places = createPlaces(true, ({ check, verdict, ...rest }) =>
    notes.note({ ...rest, check, verdict: verdict === 'wrong' ? 'unproven' : verdict }),
  );
  for (const sealed of record.events ?? []) {
    const { id } = sealed;
    const proofs = await prove({ sealed, jws: jwsOf.get(id) }, keys.ring, archive);
    for (const proof of proofs) notes.note({ ...proof, id });
    if (chain.has(id)) notes.note({ check: 'seal', verdict: 'wrong', id, why: 'it is here twice' });
    chain.add(sealed);
    const jws = jwsOf.get(id);
    options.reader?.event(sealed, jws === undefined ? undefined : { id, jws });
    subjects.add(sealed.event.subject);
    const seq = claimsOf(jwsOf.get(id) ?? '')?.seq;
    const unplaced = {
      check: 'place',
      verdict: 'unproven',
      id,
      why: 'no receipt places it',
    } as const;
    if (seq === undefined) notes.note(unplaced);
    else places.add(sealed.event.subject, seq, { id });
  }
  places.end();
  chain.end(notes.note);
  notes.note(await sealOf(record as ConsentRecord));

  const own = options.jwks === undefined;
  return {
    ...notes.result(),
    scope: 'device',
    exportedAt,
    events: chain.size(),
    subjects: subjects.size,
    keys: own ? 'own' : 'given',
    limits: [...LIMITS_OF_ALL, ...LIMITS_OF_DEVICE, ...(own ? [LIMIT_OF_OWN_KEYS] : [])],
  };
}

async function sealOf(record: ConsentRecord): Promise<Finding> {
  const { key, subject, signature } = record;
  if (key === undefined || signature === undefined) {
    return { check: 'seal', verdict: 'unproven', why: 'no device has signed the whole' };
  }
  const holds =
    (await subjectOf(key)) === subject && (await proves(signedPart(record), key, signature));
  return holds
    ? { check: 'seal', verdict: 'proven' }
    : { check: 'seal', verdict: 'wrong', why: 'the whole is not what the device signed' };
}
