import type { Consent, ConsentOptions, How } from '../core/api.ts';
import { asConsentError, ConsentError, type ErrorCode } from '../core/errors.ts';
import type { RecordEntry } from '../core/record.ts';
import type { Closures } from '../core/state.ts';
import type { Act } from '../core/event.ts';
import { actOf, meansOf, noteOf, type Making } from './act.ts';
import { followCalendar } from './calendar.ts';
import { joinClosures } from './closures.ts';
import { createGate, type Gate } from './gate.ts';
import { database } from './storage/database.ts';
import { createInterface } from './interface.ts';
import { late } from './late.ts';
import { readMirror } from './mirror.ts';
import { createModel, isOpen } from './model.ts';
import { loadNotices } from './notices.ts';
import { createRecorder } from './recorder.ts';
import { createReplica } from './replica.ts';
import { UNKNOWN } from './situation.ts';
import { createTabs, type Tabs } from './tabs.ts';

/** Defined where the script tag's file is bundled, in which there always is a page. */
declare const PAGE: true | undefined;

/**
 * A person's consent on this site. Composes the parts of the page, and only here do they meet.
 * Several may live on one page, and one may be made anew after `destroy`. Where there is no page
 * (server rendering) it stays `loading`, and allows nothing.
 */
export function createConsent(options: ConsentOptions): Consent {
  const { name = 'doui', scriptGrants = true, audience = {} } = options;
  const isPage = typeof PAGE !== 'undefined' || typeof document !== 'undefined';
  const mirror = readMirror(name);
  const reads = isPage ? [document.documentElement.lang, ...navigator.languages] : [];
  const readsFirst = (locale?: string) => [locale, ...reads].filter(Boolean) as string[];
  const model = createModel(name, {
    ...UNKNOWN,
    closures: mirror.closures,
    audience,
    wanted: readsFirst(options.locale),
  });
  const { state, subscribe, now, change } = model;
  const fail = (caught: unknown, code: ErrorCode = 'storage-unavailable'): ConsentError => {
    const error = asConsentError(caught, code, name);
    model.fail(error);
    return error;
  };
  const allows = (purpose: string): boolean => isOpen(state(), purpose);

  const ends: (() => void)[] = [];
  let failure: ConsentError | undefined;
  let destroyed = false;
  let tabs: Tabs | undefined;
  let gate: Gate;
  const tell = (closures: Closures): void => tabs?.tell(closures);
  /** It may come when there is no use for it any more. */
  const kept = <Part extends { stop(): void }>(part: Part): Part => {
    if (destroyed) part.stop();
    ends.push(part.stop);
    return part;
  };
  const mender = late(
    'mender',
    () => import('./storage/mender.ts'),
    ({ createMender }) => kept(createMender({ name, model, replica, clerk, tell })),
  );
  const { use, close } = database(name, mender);
  ends.push(close);
  const replica = createReplica(model, use);
  const recorder = createRecorder(model, use, name, tell);
  const checker = late(
    'checker',
    () => import('./checker.ts'),
    ({ createChecker }) => createChecker(model, use),
  );
  const clerk = late(
    'clerk',
    () => import('./clerk.ts'),
    ({ createClerk }) => kept(createClerk({ ...options, name, model, use, replica, tell })),
  );

  const warden = late(
    'warden',
    () => import('./warden/warden.ts'),
    ({ createWarden }) => kept(createWarden({ name, model, consent })),
  );

  const compose = (): void => {
    gate = createGate(allows, (caught) => fail(caught, 'policy-forbidden'));
    const ui = createInterface(() => consent);
    tabs = createTabs(name, (closures) => {
      change({ closures: joinClosures(now().closures, closures) });
      replica.refresh().catch(fail);
    });
    ends.push(
      gate.stop,
      ui.stop,
      tabs.stop,
      followCalendar(model),
      subscribe((next) => {
        ui.follow(next).catch((caught: unknown) => fail(caught, 'part-unavailable'));
      }),
    );
    if (!mirror.settled) Promise.all([ui.prepare(), checker(), clerk()]).catch(fail);
  };

  const start = async (): Promise<void> => {
    try {
      if (!crypto.subtle) throw new ConsentError('insecure-context', location.origin);
      // A page that is only prerendered is nobody's visit yet.
      if ((document as { prerendering?: boolean }).prerendering) {
        await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve));
      }
      const reading = replica.refresh();
      const notices = loadNotices(options.notices, audience, reading, checker);
      const [checked, found] = await Promise.all([notices, reading]);
      const { notes } = mirror;
      change(checked);
      if (found.acts[0] || notes[0] || found.accounts[0] || options.subjectToken) {
        await (await clerk()).open(found, notes);
      }
      if (checked.enforcement) await (await warden()).open();
      // After the warden, so that all are told before anything runs.
      kept({ stop: subscribe(gate.apply) });
      change({ phase: 'ready' });
      if (state().entries.some(({ delivery }) => delivery === 'waiting')) sync().catch(fail);
    } catch (caught) {
      change({ phase: 'failed' });
      failure = fail(caught);
    }
  };

  if (isPage) compose();
  const ready = isPage ? Promise.resolve().then(start) : new Promise<void>(() => {});

  const sync = async (): Promise<void> => (await clerk()).sync();

  const put = async (how: How, make: (making: Making) => Act): Promise<RecordEntry> => {
    const means = meansOf(how);
    // Where there is nothing to wait for, nothing is: an act begins in the task of its click.
    if (now().phase === 'loading') await ready;
    if (failure) throw failure;
    const begun = recorder(make({ state: state(), how, means, at: new Date() }));
    const [{ settle }] = await Promise.all([clerk(), begun.durable]);
    const entry = await settle(begun);
    model.emit('record', entry);
    sync().catch(fail);
    return entry;
  };
  const record: Consent['record'] = (decisions, how = {}) =>
    put(how, (making) => {
      const grants = Object.values(decisions).includes('granted');
      const isForbidden = making.means === 'script' && (how.event || !scriptGrants);
      // While it is not known who is there: whose grant would it be?
      if (grants && (isForbidden || now().barred[0])) {
        throw new ConsentError('untrusted-grant', making.means);
      }
      return actOf(decisions, now().ledger, making);
    });

  const consent: Consent = {
    ready,
    allows,
    state,
    record,
    acknowledge: (notices, how = {}) => put(how, (making) => noteOf(notices, making)),
    async withdraw(...named) {
      if (now().phase === 'loading') await ready;
      const { purposes } = state();
      const granted = Object.keys(purposes).filter((key) => purposes[key]?.value === 'granted');
      const keys = named[0] ? named : granted;
      if (keys[0]) await record(Object.fromEntries(keys.map((key) => [key, 'refused'])));
    },
    when: (purpose) =>
      new Promise((resolve) => {
        const stop = subscribe(() => {
          if (allows(purpose)) queueMicrotask(() => (stop(), resolve()));
        });
      }),
    open: (opened, target = {}) => change({ opened, target }),
    close: () => {
      // Whoever leaves a dialog without deciding is back at the first layer that led there.
      const dismissed = now().dismissed || state().view === 'banner';
      change({ opened: undefined, target: {}, dismissed });
    },
    subscribe,
    on: model.on,
    explain: async () => (await checker()).explain(),
    export: async () => (await clerk()).export(),
    sync,
    setLocale: (locale) => change({ wanted: readsFirst(locale) }),
    setAudience(next) {
      change({ audience: next, dismissed: false });
      checker()
        .then(({ checkAudience }) => checkAudience())
        .catch(fail);
    },
    destroy() {
      destroyed = true;
      ends.splice(0).forEach((end) => end());
    },
  };
  return consent;
}
