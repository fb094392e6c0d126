import type { Enforcement } from '../../core/enforcement.ts';
import { createAudit, type AuditReport, type HostCount } from '../../core/audit.ts';

/** What was noted before the auditor was there. */
export interface Noted {
  readonly enforcement: Enforcement;
  /** What was allowed from when on. It grows. */
  readonly allowed: (readonly [at: number, purposes: readonly string[]])[];
  /** What a policy kept from going. It grows. */
  readonly kept: string[];
  held(): readonly HostCount[];
  /** Twice: once the page is at rest, and when it is left. */
  tell(report: AuditReport): void;
}

/** In milliseconds from the page's load: what runs on every page has sent something by then. */
const REST = 3_000;

/**
 * Watches what leaves the page (Resource Timing §4.3, from the page's beginning), and says how it
 * fits the registry. Frames of other sites are not seen into. Loaded only where there is a guard.
 */
export function startAuditor(noted: Noted): () => void {
  const { enforcement, held, tell } = noted;
  const audit = createAudit(enforcement, location.origin);
  const see = (entries: readonly PerformanceEntry[]): void => {
    for (const moment of noted.allowed.splice(0)) audit.allow(...moment);
    for (const { name, startTime } of entries) audit.saw(name, startTime);
    for (const url of noted.kept.splice(0)) audit.kept(url);
  };
  const observer = new PerformanceObserver((list) => see(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });

  const report = (last: boolean): AuditReport => {
    see(observer.takeRecords());
    const found = audit.report(held());
    tell(found);
    print(found, enforcement, last);
    return found;
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    rest = setTimeout(() => report(false), REST);
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
  const leave = (): void => {
    stop();
    send(enforcement, report(true));
  };
  const stop = (): void => {
    clearTimeout(rest);
    removeEventListener('load', begin);
    observer.disconnect();
    removeEventListener('pagehide', leave);
  };
  addEventListener('pagehide', leave);
  return stop;
}

/** For developers: a row for each host, once, where there is something to mend or to learn. */
function print(
  { undeclared, early, held, blocked, unseen }: AuditReport,
  { guard }: Enforcement,
  last: boolean,
): void {
  if (last || (guard?.mode === 'enforce' && undeclared.length + early.length === 0)) return;
  const rows = Object.entries({ undeclared, early, held, blocked }).flatMap(([what, hosts]) =>
    hosts.map(([host, count]) => ({ what, host, count })),
  );
  if (rows.length > 0) console.table(rows);
  if (unseen.length > 0)
    console.info(`Doui: disclosed, and not seen on this page: ${unseen.join(', ')}`);
}

/** What is amiss, once for each page. It names nobody: no address of the page, no path, no query. */
function send(
  { guard }: Enforcement,
  { undeclared, early, held, blocked, unseen }: AuditReport,
): void {
  if (guard?.reports === undefined) return;
  const body = JSON.stringify({ v: 1, mode: guard.mode, undeclared, early, held, blocked, unseen });
  fetch(guard.reports, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body,
    credentials: 'omit',
    referrerPolicy: 'origin',
    keepalive: true,
  }).catch(() => {});
}
