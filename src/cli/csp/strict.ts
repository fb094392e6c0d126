import { openTo, type Reach } from '../../core/policy.ts';
import type { PurposeKey } from '../../core/purpose.ts';

/** What a policy lets through besides hosts. */
export interface Besides {
  /** Hashes of the scripts that stand in the page. */
  readonly scripts: readonly string[];
  /** Where the auditor reports to. */
  readonly reports: readonly string[];
}

/**
 * A policy as an author would write it for a header, kind by kind (CSP3 §6), so that what a page has
 * no use for can be taken out. Nothing inline and nothing from text runs.
 */
export function strictPolicyOf(
  reach: Reach,
  granted: readonly PurposeKey[],
  { scripts, reports }: Besides,
): string {
  const sources = openTo(reach, granted);
  const hosts = sources.filter((source) => source.startsWith('http'));
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'self'", ...reach.own],
    ['script-src', "'self'", ...scripts, ...hosts],
    ['connect-src', "'self'", ...sources, ...reports],
    ['img-src', "'self'", 'data:', ...hosts],
    ['media-src', "'self'", ...hosts],
    ['font-src', "'self'", ...hosts],
    ['style-src', "'self'", ...hosts],
    ['frame-src', "'self'", ...hosts],
    ['form-action', "'self'", ...hosts],
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
  ];
  return directives.map((words) => [...new Set(words)].join(' ')).join('; ');
}
