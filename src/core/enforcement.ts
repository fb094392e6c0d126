import type { Transmission } from './disclosure.ts';
import type { Guard } from './guard.ts';
import type { NoticesDocument } from './notice.ts';
import type { Signal } from './signal.ts';
import type { Registry } from './units.ts';

/** What the page enforces of `notices.json`: the same registry that the notices disclose. */
export interface Enforcement {
  readonly guard?: Guard | undefined;
  readonly signals: readonly Signal[];
  readonly transmissions: Registry<Transmission>;
}

/** `undefined` where the document leaves nothing to enforce but marked markup. */
export function enforcementOf({
  guard,
  signals = [],
  transmissions = {},
  notices,
}: NoticesDocument): Enforcement | undefined {
  const heard = notices.some(({ purposes }) => purposes.some(({ gpc }) => gpc));
  const any = guard ?? signals[0] ?? Object.keys(transmissions)[0] ?? heard;
  return any ? { guard, signals, transmissions } : undefined;
}
