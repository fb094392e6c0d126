import { noticeId } from './handling.ts';
import { instant, NOT_STATED, type Ld } from './terms.ts';
import type { ConsentEvent, Decision, SealedEvent } from '../event.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Mechanism, PurposeKey, PurposeUse } from '../purpose.ts';
import type { Receipt } from '../receipt.ts';

const STATES: { readonly [decision in Decision]: string } = {
  granted: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
};

const TYPES: { readonly [mechanism in Mechanism]: string } = {
  explicit: 'dpv:ExpressedConsent',
  // How the other party obtained it, its own record says.
  'obtained-by-other': 'dpv:Consent',
  'deemed-by-use': 'dpv:ImpliedConsent',
};

/** A decision on a purpose, and a notice that put it; none where its words are not known. */
export interface Decided {
  readonly sealed: SealedEvent;
  readonly purpose: PurposeKey;
  readonly decision: Decision;
  readonly put?: { readonly notice: PublishedNotice; readonly use: PurposeUse } | undefined;
  readonly receipt?: Receipt | undefined;
}

/** The URN of a device's key (RFC 9278). */
export const subjectId = (subject: string): string =>
  `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${subject}`;

/** One act, on one purpose (27560 §6.3.7, event fields). */
export function statusOf({ sealed, purpose, decision, put, receipt }: Decided): Ld {
  const { id, event, signature } = sealed;
  const { at, subject, mechanism = 'explicit' } = event;
  return {
    '@type': STATES[decision],
    '@id': `doui:event:${id}:${encodeURIComponent(purpose)}`,
    'dct:identifier': id,
    'dct:date': instant(at),
    'dct:valid': decision === 'granted' ? validity(put?.use) : undefined,
    'dpv:hasPurpose': { '@id': `doui:purpose:${encodeURIComponent(purpose)}` },
    'dpv:hasNotice': put === undefined ? NOT_STATED : { '@id': noticeId(put.notice) },
    'dpv:hasLegalBasis': { '@id': TYPES[mechanism] },
    'dpv:isIndicatedBy': { '@id': subjectId(subject) },
    'dpv:isImplementedByEntity': { '@id': implementer(event) },
    'dpv:isIndicatedAtTime': instant(at),
    'dpv:hasIndicationMethod': method(event),
    // What proves it: `doui verify` says whether these hold.
    'doui:signature': signature,
    'doui:receipt': receipt === undefined ? NOT_STATED : receipt.jws,
  };
}

/** Under `obtained-by-other` it is that party that says so. */
const implementer = ({ attestation, subject }: ConsentEvent): string =>
  attestation === undefined
    ? subjectId(subject)
    : `doui:party:${encodeURIComponent(attestation.party)}`;

/** Where and by whom; W3C GPC §3 has the signal. */
const method = ({ surface, means }: ConsentEvent): string =>
  surface === 'signal' ? 'signal, by Global Privacy Control' : `${surface}, by ${means}`;

const validity = (use: PurposeUse | undefined): Ld =>
  use === undefined
    ? NOT_STATED
    : use.validDays === undefined
      ? 'until withdrawn or renewed'
      : `P${use.validDays}D`;
