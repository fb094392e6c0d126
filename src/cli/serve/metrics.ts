import type { Exchanged } from '../../server/exchange.ts';
import type { SeenReport } from '../../server/seen.ts';

/** In seconds: the upper ends of the histogram's steps. */
const STEPS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts, and tells them as Prometheus reads them (text format 0.0.4). */
export interface Metrics {
  answered(route: string, status: number, seconds: number): void;
  exchanged(exchanged: Exchanged): void;
  /** A page has said what it saw. */
  reported(seen: SeenReport): void;
  failed(): void;
  text(): string;
}

interface Histogram {
  readonly counts: number[];
  sum: number;
}

export function createMetrics(): Metrics {
  /** By name and labels. */
  const counters = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  const count = (name: string, labels: string, by = 1): void => {
    const series = labels === '' ? name : `${name}{${labels}}`;
    counters.set(series, (counters.get(series) ?? 0) + by);
  };
  // What has not happened yet is 0, not unknown: a rule that watches it can tell.
  for (const result of ['stored', 'known', 'refused']) count(EVENTS, `result="${result}"`, 0);
  for (const what of ['undeclared', 'early']) count(AMISS, `what="${what}"`, 0);
  for (const name of [RECEIPTS, LIMITED, REPORTS, FAILURES]) count(name, '', 0);

  return {
    answered(route, status, seconds) {
      count(REQUESTS, `route="${route}",status="${status}"`);
      if (status === 429) count(LIMITED, '');
      const held = durations.get(route) ?? { counts: STEPS.map(() => 0).concat(0), sum: 0 };
      durations.set(route, held);
      const step = STEPS.findIndex((end) => seconds <= end);
      const index = step === -1 ? STEPS.length : step;
      held.counts[index] = (held.counts[index] ?? 0) + 1;
      held.sum += seconds;
    },
    exchanged({ stored, known, refused, receipts }) {
      count(EVENTS, 'result="stored"', stored);
      count(EVENTS, 'result="known"', known);
      count(EVENTS, 'result="refused"', refused.length);
      for (const code of refused) count(REFUSED, `code="${code}"`);
      count(RECEIPTS, '', receipts);
    },
    reported({ undeclared, early }) {
      count(REPORTS, '');
      count(AMISS, 'what="undeclared"', undeclared.length);
      count(AMISS, 'what="early"', early.length);
    },
    failed: () => count(FAILURES, ''),
    text() {
      const { rss, heapUsed } = process.memoryUsage();
      const families = Object.entries(FAMILIES).map(([name, help]) => {
        const series = [...counters].filter(([key]) => key.replace(/\{.*/, '') === name);
        return [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} counter`,
          ...series.map(([key, value]) => `${key} ${value}`),
        ];
      });
      return [
        ...families.flat(),
        ...histogram('doui_request_seconds', 'How long answers took.', durations),
        ...gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
        ...gauge('nodejs_heap_used_bytes', 'Memory of what it holds.', heapUsed),
        '',
      ].join('\n');
    },
  };
}

const REQUESTS = 'doui_requests_total';
const EVENTS = 'doui_events_total';
const REFUSED = 'doui_events_refused_total';
const RECEIPTS = 'doui_receipts_total';
const LIMITED = 'doui_rate_limited_total';
const REPORTS = 'doui_page_reports_total';
const AMISS = 'doui_page_hosts_total';
const FAILURES = 'doui_failures_total';

const FAMILIES: { readonly [name: string]: string } = {
  [REQUESTS]: 'Answers by route and status.',
  [EVENTS]: 'Events that came: stored, known before, refused.',
  [REFUSED]: 'Events refused, by why.',
  [RECEIPTS]: 'Receipts given.',
  [LIMITED]: 'Requests put off, since there were too many.',
  [REPORTS]: 'Pages that said what they saw.',
  [AMISS]: 'Hosts in them that the registry does not name, or that were reached too early.',
  [FAILURES]: 'What made an answer impossible, such as the database.',
};

function histogram(
  name: string,
  help: string,
  by: ReadonlyMap<string, Readonly<Histogram>>,
): string[] {
  const series = [...by].flatMap(([route, { counts, sum }]) => {
    let below = 0;
    const steps = counts.map((count, index) => {
      below += count;
      return `${name}_bucket{route="${route}",le="${STEPS[index] ?? '+Inf'}"} ${below}`;
    });
    return [
      ...steps,
      `${name}_sum{route="${route}"} ${sum}`,
      `${name}_count{route="${route}"} ${below}`,
    ];
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...series];
}

const gauge = (name: string, help: string, value: number): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
];
