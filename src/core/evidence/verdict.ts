import type { EventId, SealedEvent } from '../event.ts';
import type { Instant } from '../units.ts';
import type { Scope } from './line.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Receipt } from '../receipt.ts';
import type { Sha256 } from './sha256.ts';

/** `unproven`: nothing speaks against it, but what would prove it is not there. */
export type Verdict = 'proven' | 'unproven' | 'wrong';

/** What is asked of an export, in the order in which it is told. */
export const CHECKS = {
  hash: 'each event is named by its own hash',
  subject: 'each event belongs to the key that signed it',
  signature: 'each event was signed by that key',
  receipt: 'the server attested each event, by a key of its own',
  words: 'the words that were shown are here, and put what was decided',
  place: 'each subject’s events are all here, once, in the order received',
  parents: 'each event that another supersedes is here',
  seal: 'nothing was changed, added or left out after the export was made',
} as const;

export type Check = keyof typeof CHECKS;

/** What a check came to. */
export interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  /** The line of the export, from 1; absent in a page's. */
  readonly line?: number | undefined;
  readonly id?: EventId | undefined;
  /** Why it is not proven. */
  readonly why?: string | undefined;
}

export type Tally = { readonly [verdict in Verdict]: number };

/** What an export proves. */
export interface Verification {
  /** Whether nothing is wrong; that not all may be proven is told beside it. */
  readonly sound: boolean;
  /** `device`: a page's own export. */
  readonly scope: Scope | 'device';
  readonly exportedAt?: Instant | undefined;
  readonly events: number;
  readonly subjects: number;
  /** Whether receipts and seal were verified against keys that came from elsewhere. */
  readonly keys: 'given' | 'own';
  readonly checks: { readonly [check in Check]: Tally };
  /** What is wrong or unproven, by line; the first thousand. */
  readonly findings: readonly Finding[];
  /** What no such export can prove. */
  readonly limits: readonly string[];
}

/** Where it is not even an export. */
export interface Unreadable {
  readonly unreadable: string;
}

export interface VerifyOptions {
  /** The server's keys, got elsewhere: then no other counts. Without it, the export's own do. */
  readonly jwks?: { readonly keys: readonly unknown[] } | undefined;
  /** Notices got elsewhere, as `publish` gives them. */
  readonly notices?: readonly PublishedNotice[] | undefined;
  /** Hears of each finding at once, the proven ones too. */
  readonly onFinding?: ((finding: Finding) => void) | undefined;
  /** Is given what is read on the way, whatever the verdict on it. */
  readonly reader?: EvidenceReader | undefined;
  /** SHA-256 bit by bit, for exports too large to be held. */
  readonly sha256?: (() => Sha256) | undefined;
}

/** What an export holds, as it is read. */
export interface EvidenceReader {
  event(sealed: SealedEvent, receipt: Receipt | undefined): void;
  /** One whose hash was found right. */
  notice(notice: PublishedNotice): void;
}

const MOST = 1000;

/** Collects what is found. */
export interface Notes {
  note(finding: Finding): void;
  result(): Pick<Verification, 'sound' | 'checks' | 'findings'>;
}

/** @param hear Told of each finding at once, the proven ones too. */
export function createNotes(hear?: (finding: Finding) => void): Notes {
  const checks = Object.fromEntries(
    Object.keys(CHECKS).map((check) => [check, { proven: 0, unproven: 0, wrong: 0 }]),
  ) as { readonly [check in Check]: { -readonly [verdict in Verdict]: number } };
  const findings: Finding[] = [];

  return {
    note(finding) {
      checks[finding.check][finding.verdict] += 1;
      if (finding.verdict !== 'proven' && findings.length < MOST) findings.push(finding);
      hear?.(finding);
    },
    result: () => ({
      sound: Object.values(checks).every(({ wrong }) => wrong === 0),
      checks,
      findings: findings.sort(({ line: a = 0 }, { line: b = 0 }) => a - b),
    }),
  };
}
