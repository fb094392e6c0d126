import type { ConsentState } from '../../core/api.ts';
import { transmissionsTo } from '../../core/origins.ts';
import { asConsentError } from '../../core/errors.ts';
import { own } from '../../core/own.ts';
import { isAsked } from '../../core/state.ts';
import { late } from '../late.ts';
import { purposesOf } from '../purposesOf.ts';
import { EMBEDS, embedOf, leadOf } from './embeds.ts';
import { meetingOf } from './meetingOf.ts';
import type { Post } from './post.ts';

const WANTED = `${EMBEDS}:not([data-doui-placeholder=none])`;
/** In pixels: nobody looks at what is smaller. */
const LEAST = 40;

/**
 * Puts a placeholder where an embed is held whose address the registry knows, as long as it is. To
 * load one once is an act on this element alone: it opens no purpose, is recorded nowhere, and ends
 * with the page, or with the next decision against what it is for.
 */
export function standInForEmbeds(post: Post): () => void {
  const { name, model, consent, enforcement } = post;
  const load = late(
    'placeholder',
    () => import('../../ui/placeholder/standIn.ts'),
    ({ standInFor }) => standInFor,
  );
  const standing = new Map<Element, () => void>();
  const once = new Map<Element, () => void>();
  const clear = (node: Element): void => {
    standing.get(node)?.();
    standing.delete(node);
  };
  /** By its address again, which may go now: of what may not wait the guard keeps no account. */
  const letGo = (node: Element): void => {
    const lead = leadOf(node);
    const address = meetingOf(name)?.heldOf(node, lead);
    if (address === undefined || !node.isConnected) return;
    try {
      node.setAttribute(lead, address);
    } catch (caught) {
      model.fail(asConsentError(caught, 'policy-forbidden', address));
    }
  };

  const loadOnce = (node: HTMLElement): void => {
    clear(node);
    const before = consent.state();
    const purposes = purposesOf(node) ?? [];
    const kept = ['data-purpose', 'data-src', 'data-data'].flatMap((name) => {
      const value = node.getAttribute(name);
      node.removeAttribute(name);
      return value === null ? [] : [[name, value] as const];
    });
    for (const [name, value] of kept) {
      if (name !== 'data-purpose') node.setAttribute(name.slice('data-'.length), value);
    }
    // The gate holds it again, or keeps it open, as soon as somebody decides on its purposes.
    once.set(node, () => {
      const now = consent.state();
      if (purposes.every((key) => atOf(now, key) === atOf(before, key))) return;
      for (const [name, value] of kept) node.setAttribute(name, value);
      once.delete(node);
    });
    node.focus();
  };

  const put = async (node: HTMLElement): Promise<void> => {
    const { purposes, notices } = consent.state();
    const { address = '', wanted = [] } = embedOf(node, post) ?? {};
    const transmissions = transmissionsTo(enforcement, address).filter(([key]) =>
      notices.some((one) => own(one.cited.transmissions, key)),
    );
    const isPut = wanted.every((key) => isAsked(own(purposes, key)?.basis ?? 'required'));
    if (!isPut || !transmissions[0]) return;
    const { width, height } = node.getBoundingClientRect();
    if (width < LEAST || height < LEAST) return;
    standing.set(node, () => {});
    const standInFor = await load();
    if (!embedOf(node, post) || !standing.has(node)) return void standing.delete(node);
    const { guard } = enforcement;
    // An act on one element moves neither a guard nor a policy.
    const isBarred = guard?.mode === 'enforce' || guard?.lockdown;
    standing.set(
      node,
      standInFor({
        consent,
        node,
        transmissions,
        purposes: wanted,
        once: isBarred ? undefined : () => loadOnce(node),
      }),
    );
  };

  let shown = '';
  const look = (): void => {
    const { phase, languages, locale, notices } = model.state();
    if (phase !== 'ready') return;
    for (const node of standing.keys()) {
      if (embedOf(node, post)) continue;
      clear(node);
      letGo(node);
    }
    // A grant pins the words that are shown now: so none may stand here that were shown before.
    const now = [locale, ...languages, ...notices.map(({ hash }) => hash)].join();
    if (now !== shown) for (const node of standing.keys()) clear(node);
    shown = now;
    for (const decided of once.values()) decided();
    for (const node of document.querySelectorAll<HTMLElement>(WANTED)) {
      if (embedOf(node, post) && !standing.has(node)) put(node).catch(model.fail);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-purpose', 'data-src', 'src', 'data'],
  });
  const stop = model.subscribe(look);
  return () => {
    observer.disconnect();
    stop();
    for (const node of standing.keys()) clear(node);
  };
}

const atOf = ({ purposes }: ConsentState, key: string): string | undefined =>
  own(purposes, key)?.at;
