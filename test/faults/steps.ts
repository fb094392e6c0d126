/* What pages of the rig do, before and after the SDK has loaded. The functions run in the page. */

declare const query: URLSearchParams;
declare function tell(what: string): Promise<unknown>;
declare function go(to: Record<string, string>): void;

const nothing = (): void => {};

export type Step = keyof typeof STEPS;

/** What each page does: in the head before the SDK, and once it is there. */
export const STEPS = {
  /** Decides on `ads`: `granted` or `refused`. */
  decide: [
    nothing,
    async () => {
      await doui.ready;
      void tell('acting');
      await doui.record({ ads: query.get('decision') === 'refused' ? 'refused' : 'granted' });
      void tell('saved');
    },
  ],
  /** Waits for a person, once it shows what it asks. */
  ask: [
    nothing,
    async () => {
      await doui.ready;
      const shown = () => document.querySelector('doui-root')?.shadowRoot?.querySelector('button');
      while (!shown()) await new Promise(requestAnimationFrame);
      await tell('seen');
    },
  ],
  /** Grants, and when what was held has run, withdraws. */
  regret: [
    nothing,
    async () => {
      await doui.ready;
      await doui.record({ ads: 'granted' });
      while (!('ran' in globalThis)) await new Promise((resolve) => setTimeout(resolve));
      await tell('granted');
      void tell('acting');
      await doui.withdraw('ads');
      void tell('saved');
    },
  ],
  /** Tells what is there, sends what is unsent, tells that, and goes on to decide under `next`. */
  look: [
    () => {
      // As after a crash that lost what localStorage had last: see the design's rule on mirrors.
      const name = query.get('name') ?? '';
      if (query.has('stale')) {
        localStorage.setItem(name, JSON.stringify({ closures: {}, settled: true }));
      }
    },
    async () => {
      await doui.ready;
      await tell('seen');
      await doui.sync();
      await tell('sent');
      const next = query.get('next');
      const decision = query.get('decision') ?? '';
      if (next !== null) go({ name: next, step: query.get('onward') ?? 'decide', decision });
    },
  ],
  /** Decides, and leaves in the same task, `left` times over; then `more` times as another. */
  leave: [
    nothing,
    async () => {
      await doui.ready;
      const left = Number(query.get('left'));
      const more = Number(query.get('more'));
      const name = query.get('name') ?? '';
      const again = { name, step: 'leave', each: query.get('each') ?? '' };
      if (left > 0) {
        void doui.record({ ads: left % 2 === 0 ? 'granted' : 'refused' });
        go({ ...again, left: String(left - 1), more: String(more) });
        return;
      }
      await tell('left');
      if (more > 0) go({ ...again, name: `n${more}`, left: again.each, more: String(more - 1) });
    },
  ],
} as const;
