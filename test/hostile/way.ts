import type { EngineName } from '../support/engines.ts';

/** In which engines something is so: in all of them, or in these. */
export type Engines = true | readonly EngineName[];

/** How the page is set up against what its author forgot, each with what the one before it has. */
export const SETUPS = ['gate', 'guard', 'lockdown'] as const;
export type Setup = (typeof SETUPS)[number];

/** One way for a tag to start: how something on a page comes to send a request to somebody else. */
export interface Way extends Exception {
  /** Its name in addresses. */
  readonly key: string;
  readonly what: string;
  /** The ending of the address, by which the other origin knows what to answer with. */
  readonly file: string;
  /** As the parser meets it: `URL` stands for the address. */
  readonly html?: string;
  /** The same as its author marks it: `HELD` stands for what marks a script, `MARK` for a purpose. */
  readonly marked?: string;
  /** As code of the page does it; runs there. The second is the purpose to mark it with. */
  readonly run?: (url: string, purpose?: string) => unknown;
  /** Whether that code can mark what it inserts. */
  readonly canMark?: true;
  /** Shares its page with its like alone: the engine takes its time for it, or it ends the page. */
  readonly batch?: 'idle' | 'left';
}

/** What of a way is not as one would wish. */
export interface Exception {
  /** The engines in which it starts nothing, whoever holds it or not. */
  readonly absent?: readonly EngineName[];
  /** What these set-ups do not hold, and are seen not to. */
  readonly open?: { readonly [In in Setup]?: Engines };
  /** What they hold now and then: it races with them. */
  readonly races?: { readonly [In in Setup]?: Engines };
  /** What is held fails, since it cannot wait. */
  readonly fails?: true;
  /** A browser may ask for it once more when it is addressed anew, though by one address. */
  readonly twice?: true;
}

const isIn = (engine: EngineName, engines: Engines = []): boolean =>
  engines === true || engines.includes(engine);

/** What is said of a way under a set-up in an engine, which the tests hold to what is counted. */
export function claimOn(
  way: Way,
  setup: Setup,
  engine: EngineName,
): 'absent' | 'open' | 'races' | 'held' {
  if (isIn(engine, way.absent)) return 'absent';
  if (setup === 'gate') return isMarkable(way) ? 'held' : 'open';
  if (isIn(engine, way.open?.[setup])) return 'open';
  return isIn(engine, way.races?.[setup]) ? 'races' : 'held';
}

export const isMarkable = ({ marked, canMark }: Way): boolean => canMark ?? marked !== undefined;
