import { ConsentError } from '../../../core/errors.ts';
import type { Signal, Told } from '../../../core/signal.ts';
import { openingOf } from '../../../core/signals/opening.ts';
import { tellingOf } from '../../../core/signals/telling.ts';
import { toldOf } from '../../../core/signals/told.ts';
import type { Post } from '../post.ts';
import { openFramework } from './frameworks.ts';
import { isOpened } from './opened.ts';
import { say } from './say.ts';
import { SAY_LATER } from './sayLater.ts';
import { createShopify } from './shopify.ts';

/** Tells a party what it must hear now. */
type Teller = (told: Told) => void;

/**
 * Tells each party of the registry what is granted: before the gate lets anything go, and then at
 * each change, a withdrawal in its own task. A party that fails is reported, and the rest go on.
 */
export function tellSignals(post: Post): () => void {
  const { model, consent, enforcement } = post;
  const failed = ({ key }: Signal, cause: unknown): void =>
    model.fail(new ConsentError('signal-unavailable', `${key}: ${String(cause)}`, cause));
  const ends: (() => void)[] = [];
  const attempt = (signal: Signal, act: () => void): void => {
    try {
      act();
    } catch (caught) {
      failed(signal, caught);
    }
  };

  const tellerOf = (signal: Signal): Teller => {
    const { key } = signal;
    if (key === 'shopify') return createShopify((cause) => failed(signal, cause));
    let before: Told | undefined;
    return (told) => {
      const said = tellingOf(signal, told, before, new Date().toISOString());
      before = told;
      if (said) say(said, SAY_LATER);
    };
  };

  for (const signal of ordered(enforcement.signals)) {
    if (signal.key === 'tcf' || signal.key === 'gpp') {
      ends.push(openFramework(signal, post, (cause) => failed(signal, cause)));
      continue;
    }
    const opening = isOpened() ? undefined : openingOf(signal);
    if (opening) attempt(signal, () => say(opening));
    const teller = tellerOf(signal);
    let last: string | undefined;
    const follow = (): void => {
      const { phase, purposes } = model.state();
      if (phase !== 'ready') return;
      const told = toldOf(signal, purposes, consent.allows);
      // What nobody was asked is told apart from what was denied.
      const words = JSON.stringify(told, (_, value: unknown) => value ?? null);
      if (words === last) return;
      last = words;
      attempt(signal, () => teller(told));
    };
    ends.push(model.subscribe(follow));
  }
  return () => ends.forEach((end) => end());
}

/** Tag Manager after all others: its event says that they know. */
const ordered = (signals: readonly Signal[]): Signal[] => [
  ...signals.filter(({ key }) => key !== 'gtm'),
  ...signals.filter(({ key }) => key === 'gtm'),
];
