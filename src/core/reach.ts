import type { Enforcement } from './enforcement.ts';
import type { Notice } from './notice.ts';
import { overlap } from './origins.ts';
import type { Reach } from './policy.ts';
import type { PurposeKey } from './purpose.ts';
import { isAsked } from './state.ts';

/**
 * What the registry lets a page's policy tell apart. No policy takes one host out of a wildcard, so
 * that each source needs the purposes of every transmission that it overlaps; but none that no
 * notice puts to anybody, since they are always open.
 */
export function reachOf(
  { guard, transmissions }: Pick<Enforcement, 'guard' | 'transmissions'>,
  notices: readonly Pick<Notice, 'purposes'>[],
): Reach {
  const all = Object.values(transmissions);
  const sources = new Set(all.flatMap(({ origins }) => origins));
  const purposesOf = (source: string): PurposeKey[] =>
    all.flatMap(({ exemption, origins, purposes }) =>
      !exemption && origins.some((other) => overlap(source, other)) ? purposes : [],
    );
  const needed = (purpose: PurposeKey): boolean => !isAlwaysOpen(purpose, notices);
  return {
    own: guard?.own ?? [],
    hosts: [...sources].map((source) => [source, [...new Set(purposesOf(source))].filter(needed)]),
  };
}

/** Whether some notice has the purpose, and none asks for it. */
function isAlwaysOpen(purpose: PurposeKey, notices: readonly Pick<Notice, 'purposes'>[]): boolean {
  const uses = notices.flatMap(({ purposes }) => purposes.filter(({ key }) => key === purpose));
  return uses.length > 0 && !uses.some(({ basis }) => isAsked(basis));
}
