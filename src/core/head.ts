import type { NoticesDocument } from './notice.ts';
import type { Reach } from './policy.ts';
import type { PurposeKey } from './purpose.ts';
import { openingOf } from './signals/opening.ts';
import type { Said } from './signals/said.ts';
import type { Registry } from './units.ts';
import { reachOf } from './reach.ts';

/** What `doui-head.js` is told, in the attribute `data-doui` of its tag. */
export interface HeadConfig {
  /** The name of the consent whose mirror it reads. */
  readonly name: string;
  /** What each party hears before any of its scripts: that nothing is granted. */
  readonly said?: readonly Said[];
  /** Google's words and their purposes: its tags need not wait for what is shut. */
  readonly google?: Registry<readonly PurposeKey[]>;
  readonly lockdown?: Reach;
}

/** What `doui-stub.js` is told, in the attribute `data-doui` of its tag. */
export interface StubConfig {
  readonly tcf?: 1;
  readonly gpp?: 1;
}

/** What `doui-guard.js` is told, in the attribute `data-doui` of its tag. */
export interface GuardConfig {
  /** The name of the consent that it waits for. */
  readonly name: string;
  readonly mode: 'report' | 'enforce';
  readonly own: readonly string[];
  readonly hosts: readonly GuardedHost[];
}

/** A host source, the purposes that must all be allowed, and what its callers get meanwhile. */
export type GuardedHost = readonly [
  source: string,
  purposes: readonly PurposeKey[],
  calls: 'fail' | 'wait',
];

/** What the head must do before anything else runs; `undefined` where there is nothing. */
export function headOf(document: NoticesDocument, name: string): HeadConfig | undefined {
  const { guard, signals = [], transmissions = {}, notices } = document;
  const said = signals.map(openingOf).filter((one): one is Said => one !== undefined);
  const google = signals.find((signal) => signal.key === 'google')?.follows;
  const config: HeadConfig = {
    name,
    ...(said.length > 0 && { said }),
    ...(google && { google }),
    ...(guard?.lockdown && { lockdown: reachOf({ guard, transmissions }, notices) }),
  };
  return Object.keys(config).length > 1 ? config : undefined;
}

/** Which of the IAB's interfaces must stand ready before any tag; `undefined` where none must. */
export function stubOf({ signals = [] }: NoticesDocument): StubConfig | undefined {
  const has = (key: string): boolean => signals.some((signal) => signal.key === key);
  const config: StubConfig = { ...(has('tcf') && { tcf: 1 }), ...(has('gpp') && { gpp: 1 }) };
  return Object.keys(config).length > 0 ? config : undefined;
}

/** What the guard holds; `undefined` where the document has none. Exempt transmissions are open. */
export function guardOf(document: NoticesDocument, name: string): GuardConfig | undefined {
  const { guard, transmissions = {} } = document;
  if (guard === undefined) return undefined;
  const hosts = Object.values(transmissions).flatMap(({ origins, purposes, exemption, gate }) =>
    exemption
      ? []
      : origins.map((source): GuardedHost => [source, purposes, gate?.calls ?? 'fail']),
  );
  return { name, mode: guard.mode, own: guard.own ?? [], hosts };
}
