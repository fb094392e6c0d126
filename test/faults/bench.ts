import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Decisions } from '../../src/core/api.ts';
import type { EngineName } from '../support/engines.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import type { Tab } from '../support/tab.ts';
import { DRIVERS, type Driver, type Kind } from './driver.ts';

/** For each test an origin that the browser has never seen, and a tab. */
export interface Bench {
  readonly lab: Lab;
  readonly tab: Tab;
  /** Another tab; it is closed after the test. */
  another(): Promise<Tab>;
  /** What a script that comes before the SDK does to the page, and what stands in its body. */
  page<Argument>(before?: (argument: Argument) => void, body?: string, argument?: Argument): void;
  /** Closes a tab that `another` opened. */
  leave(tab: Tab): Promise<void>;
  /** Opens the page, and waits until it is ready. */
  visit(tab?: Tab): Promise<void>;
  /** Opens a page of the same origin without the SDK. */
  bare(tab?: Tab): Promise<void>;
  look(tab?: Tab): Promise<Look>;
  /** Resolves when the page looks like this. */
  until(wanted: Partial<Look>, tab?: Tab): Promise<void>;
  /** Records, and says how it went: `recorded`, or the code of the error. */
  decide(decisions: Decisions, tab?: Tab): Promise<string>;
  /** From now on the endpoint does not answer; or does again. */
  cut(): void;
  restore(): void;
}

/** What a page shows of itself. */
export interface Look {
  readonly phase: string;
  readonly allows: boolean;
  readonly value: string | undefined;
  readonly asked: boolean;
  readonly entries: number;
  readonly deliveries: readonly string[];
}

/** Sets up before the tests of the file that calls it, and cleans up after them. */
export function useBench(engine: EngineName, kind: Kind = 'ordinary'): Bench {
  let driver: Driver;
  let lab: Lab;
  let tab: Tab;
  let others: Tab[] = [];
  beforeAll(async () => {
    driver = await DRIVERS[engine](kind);
    tab = await driver.open();
  });
  afterAll(() => driver?.close());
  beforeEach(async () => {
    lab = await openLab();
    lab.answer('/bare', () => new Response('<!doctype html><title>Bare</title>', HTML));
  });
  afterEach(async () => {
    for (const other of others) await other.close();
    others = [];
    await tab.goto('about:blank');
    await lab.close();
  });
  const bench: Bench = {
    get lab() {
      return lab;
    },
    get tab() {
      return tab;
    },
    async another() {
      const other = await driver.open();
      others.push(other);
      return other;
    },
    async leave(other) {
      others = others.filter((tab) => tab !== other);
      await other.close();
    },
    page(before = () => {}, body = '', argument) {
      const script = `(${before.toString()})(${JSON.stringify(argument)})`;
      lab.page(`<script>${script}</script>${TAG}`, body.replaceAll('OTHER', lab.other));
    },
    async visit(on = tab) {
      await on.goto(lab.url);
      await on.evaluate(() => doui.ready.then(() => undefined));
    },
    bare: (on = tab) => on.goto(`${lab.url}/bare`),
    look: (on = tab) =>
      on.evaluate(() => {
        const { phase, purposes, asking, entries } = doui.state();
        return {
          phase,
          allows: doui.allows('ads'),
          value: purposes['ads']?.value,
          asked: asking.includes('ads'),
          entries: entries.length,
          deliveries: entries.map(({ delivery }) => delivery),
        };
      }),
    until: (wanted, on = tab) =>
      expect.poll(() => bench.look(on), { timeout: 10_000 }).toMatchObject(wanted),
    decide: (decisions, on = tab) =>
      on.evaluate(
        (chosen) =>
          doui.record(chosen).then(
            () => 'recorded',
            (error: { code?: string }) => error.code ?? 'no code',
          ),
        decisions,
      ),
    cut: () => lab.answer('/doui/sync', () => new Response('', { status: 503 })),
    restore: () => lab.answer('/doui/sync', undefined),
  };
  return bench;
}

const HTML = { headers: { 'content-type': 'text/html' } };
