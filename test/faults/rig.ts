import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type EngineName, type Running } from '../support/engines.ts';
import { openLab, TAG, type Lab } from '../support/lab.ts';
import { end } from '../support/process.ts';
import { startScreen } from '../support/screen.ts';
import { STEPS, type Step } from './steps.ts';

/** What a page says of itself. */
export interface Told {
  readonly allows: boolean;
  readonly asked: boolean;
  readonly value: string;
  readonly entries: number;
  readonly deliveries: readonly string[];
  readonly errors: readonly string[];
}

/**
 * A browser that nobody drives, so that it can be killed at any moment and started again with what
 * it kept. Its pages act by themselves, each as its address says, and tell the lab what they see.
 */
export interface Rig {
  readonly lab: Lab;
  readonly profile: string;
  /** Starts the browser at a page of this name, which takes this step; `as`: what it tells it by. */
  start(name: string, step: Step, more?: Record<string, string>, profile?: string): Running;
  /** Resolves when the page of this name has told this. */
  told(name: string, what: string): Promise<Told>;
  /** Whether it has told that already. */
  has(name: string, what: string): boolean;
  /** Whether what is held back on the page of this name was ever asked for. */
  leaked(name: string): boolean;
  /** Kills what runs still. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function openRig(engine: EngineName, profile?: string): Promise<Rig> {
  const [lab, screen] = await Promise.all([openLab(), startScreen()]);
  const folder = profile ?? (await mkdtemp(join(tmpdir(), `doui-${engine}-`)));
  const heard = new Map<string, Told>();
  const waiting = new Map<string, (told: Told) => void>();
  let running: Running | undefined;

  lab.answer('/told', async (request) => {
    const { name, what, ...told } = (await request.json()) as Told & { name: string; what: string };
    heard.set(`${name} ${what}`, told);
    waiting.get(`${name} ${what}`)?.(told);
    return new Response('');
  });
  lab.answer('/step', ({ url }) => {
    const { name = '', step = '' } = Object.fromEntries(new URL(url).searchParams);
    const [before, after] = STEPS[step as Step].map(String);
    const html = `<!doctype html><html lang="en"><title>${name}</title>
      <script>(${SPEAK.toString()})(); (${before})()</script>
      ${TAG.replace('<script', `<script data-name="${name}"`)}
      <script type="text/plain" data-purpose="ads" src="${lab.other}/ads.js?${name}"></script>
      <script>(${after})()</script>`;
    return new Response(html, { headers: { 'content-type': 'text/html' } });
  });

  return {
    lab,
    profile: folder,
    start(name, step, more = {}, from = folder) {
      const query = new URLSearchParams({ ...more, name, step });
      return (running = startEngine(engine, from, `${lab.url}/step?${query}`, screen));
    },
    told: (name, what) =>
      new Promise((resolve) => {
        const told = heard.get(`${name} ${what}`);
        if (told !== undefined) resolve(told);
        else waiting.set(`${name} ${what}`, resolve);
      }),
    has: (name, what) => heard.has(`${name} ${what}`),
    leaked: (name) => lab.reached.includes(`/ads.js?${name}`),
    kill: async () => running?.kill(),
    async close() {
      await running?.kill();
      await Promise.all([lab.close(), end(screen.process)]);
      if (profile === undefined) {
        // A process of the browser may still be about to notice its end.
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/** Runs first in each page: how it tells the lab what it sees, and where it goes next. */
function SPEAK(): void {
  const query = new URLSearchParams(location.search);
  const errors: string[] = [];
  document.addEventListener('doui:error', (event) => {
    errors.push((event as CustomEvent<{ code: string }>).detail.code);
  });
  Object.assign(globalThis, {
    query,
    tell(what: string): Promise<unknown> {
      const state = globalThis.doui?.state();
      const told = {
        name: query.get('as') ?? query.get('name'),
        what,
        allows: globalThis.doui?.allows('ads'),
        asked: state?.asking.includes('ads'),
        value: state?.purposes['ads']?.value,
        entries: state?.entries.length,
        deliveries: state?.entries.map(({ delivery }) => delivery),
        errors,
      };
      return fetch('/told', { method: 'POST', body: JSON.stringify(told) });
    },
    go(to: Record<string, string>): void {
      location.replace(`/step?${new URLSearchParams(to).toString()}`);
    },
  });
}
