import type { SealedEvent } from '../event.ts';
import { flaw, proves, subjectOf } from '../event.ts';
import { RECEIPT_TYPE } from './line.ts';
import { hashOf } from '../hash.ts';
import { claimsBy, type Keyring } from './jws.ts';
import type { Archive } from './shown.ts';
import type { Finding, Verdict } from './verdict.ts';

/** An event of an export, with what is said beside it. */
export interface Told {
  readonly sealed: SealedEvent;
  readonly jws: unknown;
  /** As the operator's line says it, and the receipt must; unknown in a page's export. */
  readonly received?: string | undefined;
  readonly seq?: number | undefined;
}

type Proof = Omit<Finding, 'line' | 'id'>;

/** What is proven of one event by itself. Never rejects: what is odd is wrong. */
export async function prove(told: Told, keys: Keyring, archive: Archive): Promise<Proof[]> {
  const { sealed } = told;
  // At once: only what stands above an event counts.
  const words = shown(sealed, archive);
  const [own, receipt] = await Promise.all([ownProofs(sealed), attested(told, keys)]);
  return [...own, receipt, words];
}

async function ownProofs(sealed: SealedEvent): Promise<Proof[]> {
  const what = await flaw(sealed);
  const proof = (check: Proof['check'], isSo: boolean, why: string): Proof =>
    isSo ? { check, verdict: 'proven' } : { check, verdict: 'wrong', why };
  if (what === undefined) {
    return [proof('hash', true, ''), proof('subject', true, ''), proof('signature', true, '')];
  }
  // `flaw` names the first only; an auditor is told of each.
  const { id, event, key, signature } = sealed;
  const [hash, subject, signed] = await Promise.all([
    holds(async () => (await hashOf(event)) === id),
    holds(async () => (await subjectOf(key)) === event.subject),
    holds(() => proves(event, key, signature)),
  ]);
  return [
    proof('hash', hash, 'its id is not its hash'),
    proof('subject', subject, 'its subject is not the thumbprint of its key'),
    proof('signature', signed, 'its signature does not hold'),
  ];
}

async function attested({ sealed, jws, received, seq }: Told, keys: Keyring): Promise<Proof> {
  const verdict = (verdict: Verdict, why: string): Proof => ({ check: 'receipt', verdict, why });
  if (jws === undefined) return verdict('unproven', 'there is no receipt');
  const claims = await claimsBy(keys, jws, RECEIPT_TYPE);
  if (typeof claims === 'string') {
    // Without any key nothing can be said of a receipt; with some, another's is wrong.
    return verdict(keys.size === 0 ? 'unproven' : 'wrong', claims);
  }
  const iat = received === undefined ? claims['iat'] : Math.floor(Date.parse(received) / 1000);
  const agrees =
    claims['jti'] === sealed.id &&
    claims['sub'] === sealed.event.subject &&
    claims['iat'] === iat &&
    claims['seq'] === (seq ?? claims['seq']);
  return agrees
    ? { check: 'receipt', verdict: 'proven' }
    : verdict('wrong', 'it attests something else');
}

/** What cannot even be asked does not hold. */
async function holds(question: () => Promise<boolean>): Promise<boolean> {
  try {
    return await question();
  } catch {
    return false;
  }
}

function shown({ event }: SealedEvent, archive: Archive): Proof {
  try {
    const [verdict, why] = archive.judge(event);
    return { check: 'words', verdict, why };
  } catch {
    return { check: 'words', verdict: 'wrong', why: 'it is no event' };
  }
}
