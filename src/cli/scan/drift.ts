import { enforcementOf } from '../../core/enforcement.ts';
import type { Transmission } from '../../core/disclosure.ts';
import { isHeld, isWithin, transmissionsTo } from '../../core/origins.ts';
import type { NoticesDocument } from '../../core/notice.ts';
import { readable } from '../../core/publish.ts';
import type { Basis, PurposeKey } from '../../core/purpose.ts';
import { isAsked } from '../../core/state.ts';
import { strictest } from '../../core/strictest.ts';
import { sentBy } from '../../core/transmissions/sent.ts';
import { timingOf } from '../../core/timing.ts';
import type { Host } from './hosts.ts';
import { PLACES, type Pass, type Seen } from './seen.ts';

/** Where what is sent is other than what the notices say. */
export interface Drift {
  readonly rule:
    | 'undeclared-recipient'
    | 'sent-before-consent'
    | 'sent-after-refusal'
    | 'sent-unasked'
    | 'sent-ahead'
    | 'never-seen'
    | 'unlisted-leaving';
  readonly severity: 'error' | 'warning';
  readonly host?: string;
  /** Its key. */
  readonly transmission?: string;
  readonly message: string;
  readonly mend: string;
}

const SHUT: { readonly [pass in Pass]: readonly [rule: Drift['rule'], when: string] } = {
  undecided: ['sent-before-consent', 'before anything was decided'],
  refused: ['sent-after-refusal', 'after all was refused'],
  granted: ['sent-unasked', 'though no notice puts its purposes'],
};

/** What was seen, held against the notices that are in force. */
export function driftOf(
  document: NoticesDocument,
  seen: Seen,
  hosts: readonly Host[],
  at: Date,
): Drift[] {
  const { guard, transmissions = {} } = document;
  const enforcement = enforcementOf(document) ?? { signals: [], transmissions: {} };
  const bases = basesOf(document, at);
  const found: Drift[] = [];
  for (const one of hosts) {
    const { host, origin, sent, first, ways, ahead, left } = one;
    const declared = transmissionsTo(enforcement, origin);
    if (declared.length === 0) {
      found.push({
        rule: 'undeclared-recipient',
        severity: 'error',
        host,
        message: `Something is sent to ${host} (${one.kinds.join(', ') || 'storage'}), and no transmission names it.`,
        mend: 'Declare it in transmissions (--draft writes it), or remove the tag.',
      });
      continue;
    }
    for (const pass of seen.passes) {
      const allows = (purpose: PurposeKey): boolean => isAllowed(pass, bases.get(purpose));
      if (sent[pass] === 0 || !isHeld({ ...enforcement, guard }, origin, allows)) continue;
      const [rule, when] = SHUT[pass];
      found.push({
        rule,
        severity: 'error',
        host,
        transmission: keyOf(declared),
        message: `${timesOf(sent[pass])} ${host} ${when}, first on ${first[pass] ?? seen.url}.`,
        mend: ways.includes('parser')
          ? 'Mark the tag up (data-purpose), since no script can hold what the parser asks for.'
          : 'Mark the tag up (data-purpose), or let the guard hold it.',
      });
    }
    if (ahead > 0) {
      found.push({
        rule: 'sent-ahead',
        severity: 'warning',
        host,
        transmission: keyOf(declared),
        message: `The browser asked ${host} ahead for what the page then forbade.`,
        mend: 'Mark the tag up (data-purpose): what the parser asks for ahead cannot be recalled.',
      });
    }
    found.push(...unlisted(host, left, declared));
  }
  if (!seen.passes.includes('granted')) return found;
  for (const { key, transmission } of sentBy(readable(document), at)) {
    const reached = hosts.some(({ origin }) =>
      transmission.origins.some((source) => isWithin(source, origin)),
    );
    if (reached || transmissions[key] === undefined) continue;
    found.push({
      rule: 'never-seen',
      severity: 'warning',
      transmission: key,
      message: `Transmission "${key}" was never seen, also where all was granted.`,
      mend: 'Scan the page that does it (--pages, --depth), or remove it from the next version.',
    });
  }
  return found;
}

/** Of several that go to one host, the first. */
const keyOf = (declared: readonly (readonly [string, Transmission])[]): string =>
  declared[0]?.[0] ?? '';

const timesOf = (count: number): string =>
  `${count === 1 ? 'A request was' : `${count} requests were`} sent to`;

/** What stays on the device, and is not deleted at withdrawal since nobody has listed it. */
function unlisted(
  host: string,
  left: Host['left'],
  declared: readonly (readonly [string, Transmission])[],
): Drift[] {
  return PLACES.flatMap((place): Drift[] => {
    const patterns = declared.flatMap(([, { gate }]) =>
      (gate?.leaves?.[place] ?? []).map((one) => (typeof one === 'string' ? one : one.name)),
    );
    const names = (left[place] ?? []).filter((name) => !patterns.some((all) => matches(all, name)));
    if (names.length === 0) return [];
    return [
      {
        rule: 'unlisted-leaving',
        severity: 'warning',
        host,
        transmission: keyOf(declared),
        message: `${host} leaves ${names.map((name) => `"${name}"`).join(', ')} on the device (${place}), which gate.leaves does not list.`,
        mend: `List it in gate.leaves.${place}, so that it is deleted at withdrawal.`,
      },
    ];
  });
}

/** `*` stands for any characters. */
const matches = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  ).test(name);

/** By purpose, the strictest basis that a notice in force gives it. */
function basesOf(document: NoticesDocument, at: Date): ReadonlyMap<PurposeKey, Basis> {
  const inForce = document.notices.filter(
    (one) => timingOf(one, document.notices, at) === 'in-force',
  );
  const bases = new Map<PurposeKey, Basis>();
  for (const { key, basis } of inForce.flatMap(({ purposes }) => purposes)) {
    bases.set(key, strictest([bases.get(key) ?? basis, basis]));
  }
  return bases;
}

function isAllowed(pass: Pass, basis: Basis | undefined): boolean {
  if (basis === undefined) return false;
  if (pass === 'granted') return true;
  return pass === 'refused' ? !isAsked(basis) : basis !== 'consent';
}
