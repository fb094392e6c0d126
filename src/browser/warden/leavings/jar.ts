import { isMeant } from '../../../core/glob.ts';
import { isOwn, type Cleared, type Report } from './cleared.ts';

/*
 * What is set for a domain and a path is only deleted for just these, and nothing says which they
 * were (RFC 6265 §5.3). So all are tried that this page could see it under.
 */

/** Deletes from the jar what a script can see there. What only the server can delete is reported. */
export function clearJar({ left, kept, own }: Cleared, report: Report): void {
  for (const { name: pattern, domain, path } of left.flatMap(({ cookies = [] }) => cookies)) {
    const isKept = (name: string): boolean =>
      isOwn(own, name) ||
      kept.some(({ cookies = [] }) => cookies.some((one) => isMeant(one.name, name)));
    // One that belongs to another path is not seen from here; its very name may be known.
    const unseen = path !== undefined && !pattern.includes('*') ? [pattern] : [];
    for (const name of new Set([...seen(), ...unseen])) {
      if (!isMeant(pattern, name) || isKept(name)) continue;
      expire(
        name,
        domain === undefined ? domains() : [domain],
        path === undefined ? paths() : [path],
      );
      if (seen().includes(name)) report(`${name} in the jar of ${location.host}`);
    }
  }
}

const seen = (): string[] =>
  document.cookie.split('; ').flatMap((one) => one.split('=', 1).filter(Boolean));

/** The page's own host alone, and with all below it; then each domain above it. */
function domains(): string[] {
  const labels = location.hostname.split('.');
  return ['', ...labels.map((_, at) => labels.slice(at).join('.'))];
}

/** Each path from the root to the page's own, with a slash at the end and without. */
function paths(): string[] {
  const parts = location.pathname.split('/').filter(Boolean);
  const steps = parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
  return ['/', ...steps.flatMap((step) => [step, `${step}/`])];
}

/** By attributes that make it another one: what is partitioned (CHIPS) has a jar of its own. */
const KINDS = ['', ';secure', ';secure;partitioned'];

function expire(name: string, among: readonly string[], along: readonly string[]): void {
  for (const path of along) {
    for (const domain of among) {
      const at = `${name}=;max-age=0;path=${path}${domain && `;domain=${domain}`}`;
      // oxlint-disable-next-line unicorn/no-document-cookie -- the other interface is not everywhere.
      for (const kind of KINDS) document.cookie = at + kind;
    }
    // Most stand at the root.
    if (along.length > 1 && !seen().includes(name)) return;
  }
}
