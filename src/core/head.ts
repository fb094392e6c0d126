import type { NoticesDocument } from './notice.ts';
import type { Reach } from './policy.ts';
import type { PurposeKey } from './purpose.ts';
import { reachOf } from './reach.ts';

/** What `doui-head.js` is told, in the attribute `data-doui` of its tag. */
export interface HeadConfig {
  /** The name of the consent whose mirror it reads. */
  readonly name: string;
  /** Which of Google's words are denied until the state is known. */
  readonly google?: readonly string[];
  /** Whether the stubs of the IAB's two interfaces stand ready. */
  readonly tcf?: 1;
  readonly gpp?: 1;
  readonly lockdown?: Reach;
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
  const follows = (key: string) => signals.find((signal) => signal.key === key)?.follows;
  const google = follows('google');
  const config: HeadConfig = {
    name,
    ...(google && { google: Object.keys(google) }),
    ...(follows('tcf') && { tcf: 1 }),
    ...(follows('gpp') && { gpp: 1 }),
    ...(guard?.lockdown && { lockdown: reachOf({ guard, transmissions }, notices) }),
  };
  return Object.keys(config).length > 1 ? config : undefined;
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
