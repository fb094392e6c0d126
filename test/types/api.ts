import type { Consent, ConsentState, Decisions, View } from '../../src/core/api.ts';
import type { ConsentError, ErrorCode } from '../../src/core/errors.ts';
import type { Act, Decision, SealedEvent, Surface } from '../../src/core/event.ts';
import type { Ledger } from '../../src/core/ledger.ts';
import type { Notice, NoticesDocument } from '../../src/core/notice.ts';
import type { PurposeUse } from '../../src/core/purpose.ts';
import type { SyncResponse } from '../../src/core/protocol.ts';
import type { RecordEntry } from '../../src/core/record.ts';
import { stateOf, type Facts, type PurposeState } from '../../src/core/state.ts';

/*
 * The public contract as types: the lines under `@ts-expect-error` must not compile, all the others
 * must. Checked by `tsc -p test/tsconfig.json`; never run.
 */

export async function canBeSaid(consent: Consent): Promise<void> {
  const entry: RecordEntry = await consent.record({ ads: 'granted', mail: 'refused' });
  await consent.record({});
  await consent.record({ ads: 'refused' }, { surface: 'preferences', event: {} });
  await consent.withdraw();
  await consent.withdraw('ads', 'mail');
  const open: boolean = consent.allows('ads');
  const id: string = entry.id;

  consent.open('banner');
  consent.open('preferences', { purpose: 'ads' });
  consent.open('notice', { notice: 'policy', section: 'transfers' });
  consent.setAudience({ service: 'net' });
  consent.setAudience({ age: 17, services: ['net'], member: [{ from: '2015-04-01' }] });

  const deemed: RecordEntry = await consent.record(
    { ads: 'granted' },
    { mechanism: 'deemed-by-use', event: {} },
  );
  await consent.record(
    { ads: 'granted' },
    {
      mechanism: 'obtained-by-other',
      attestation: { party: 'p', contract: 'c', event: deemed.id },
    },
  );
  const noted: RecordEntry = await consent.acknowledge(['policy'], { surface: 'form' });
  const why: string[] = (await consent.explain()).map(({ says }) => says);

  const undo: () => void = consent.subscribe(
    (state: ConsentState) => state.purposes['ads']?.allowed,
  );
  consent.on('ready', (state) => state.notices.map(({ hash }) => hash));
  consent.on('change', ({ state, purposes }) => purposes.map((purpose) => state.purposes[purpose]));
  consent.on('record', ({ delivery }) => delivery === 'waiting');
  consent.on('receipt', ({ id }) => id);
  consent.on('error', ({ code, message }) => (code === 'storage-unavailable' ? message : code));
  undo();

  const { allows } = consent;
  void [open, id, allows, noted, why];
}

export async function cannotBeSaid(consent: Consent, state: ConsentState): Promise<void> {
  // @ts-expect-error nobody decides maybe
  await consent.record({ ads: 'maybe' });
  // @ts-expect-error refusing what is granted withdraws it; nobody says so by hand
  await consent.record({ ads: 'withdrawn' });
  // @ts-expect-error a decision is a word
  await consent.record({ ads: true });
  // @ts-expect-error there is no grant of everything
  await consent.record('granted');
  // @ts-expect-error a surface that does not exist
  await consent.record({ ads: 'granted' }, { surface: 'cookie-wall' });
  // @ts-expect-error a mechanism that does not exist
  await consent.record({ ads: 'granted' }, { mechanism: 'silence' });
  // @ts-expect-error to take note is to decide nothing
  await consent.acknowledge({ ads: 'granted' });
  // @ts-expect-error a section that no notice has
  consent.open('notice', { section: 'appendix' });
  // @ts-expect-error what is known of a person is data, never a callback
  consent.setAudience({ service: () => 'net' });
  // @ts-expect-error who acted is observed, not claimed
  await consent.record({ ads: 'granted' }, { means: 'person' });
  // @ts-expect-error time is not claimed either
  await consent.record({ ads: 'granted' }, { at: '2025-01-01T00:00:00Z' });
  // @ts-expect-error only a purpose can be withdrawn
  await consent.withdraw({ ads: true });

  // @ts-expect-error a view that does not exist
  consent.open('cookie-wall');
  // @ts-expect-error a purpose is an option
  consent.open('preferences', 'ads');
  // @ts-expect-error an event that does not exist
  consent.on('nope', () => undefined);
  // @ts-expect-error a receipt carries no identity
  consent.on('receipt', ({ subject }) => subject);
  // @ts-expect-error a purpose is named
  consent.allows();
  // @ts-expect-error an audience is data, never callbacks
  consent.setAudience({ service: () => 'net' });

  // @ts-expect-error state never changes
  state.view = undefined;
  // @ts-expect-error nor do its parts
  state.notices.pop();
  // @ts-expect-error nobody grants by assignment
  state.purposes['ads'] = { basis: 'consent', value: 'granted', reason: 'granted', allowed: true };
  // @ts-expect-error a purpose may not be there
  void state.purposes['mail'].allowed;
}

export function factsAreFacts(facts: Facts, sealed: SealedEvent, ledger: Ledger, act: Act): void {
  const state: PurposeState = stateOf('ads', facts);
  // @ts-expect-error a fact never changes
  sealed.id = '';
  // @ts-expect-error nor what it says
  sealed.event.decisions['ads'] = { decision: 'granted', parents: [] };
  // @ts-expect-error a ledger grows by union only
  ledger.events.set(sealed.id, sealed);
  // @ts-expect-error an act is no event before it has a subject
  const event: SealedEvent['event'] = act;
  // @ts-expect-error time enters as an argument
  stateOf('ads', { ledger, closures: {}, applicable: [], versions: [] });
  // @ts-expect-error granted, denied or unset
  void (state.value === 'withdrawn');
  void event;
}

export function wordsAreClosed(response: SyncResponse, error: ConsentError): void {
  const views: View[] = ['banner', 'preferences', 'record'];
  const surfaces: Surface[] = [...views, 'placeholder', 'signal', 'api'];
  const words: Decision[] = ['granted', 'refused', 'withdrawn'];
  const decisions: Decisions = {};
  const code: ErrorCode = error.code;
  // @ts-expect-error a code that does not exist
  const odd: ErrorCode = 'oops';
  // @ts-expect-error a basis that does not exist
  const use: PurposeUse = { key: 'ads', basis: 'legitimate-interest' };
  // @ts-expect-error a version of the protocol that does not exist
  void (response.v === 2);
  void [surfaces, words, decisions, code, odd, use];
}

export function noticesAreWhole(notice: Notice): void {
  const { key, version, kind, controller, effective, audience, purposes, texts } = notice;
  const whole: Notice = { key, version, kind, controller, effective, audience, purposes, texts };
  // @ts-expect-error whom it addresses is stated, even where it is everybody
  const unaddressed: Notice = { key, version, kind, controller, effective, purposes, texts };
  const document: NoticesDocument = {
    doui: 1,
    controllers: {},
    purposes: {},
    recipients: {},
    notices: [whole],
  };
  // @ts-expect-error a format that does not exist
  const later: NoticesDocument = { ...document, doui: 2 };
  void [unaddressed, later];
}
