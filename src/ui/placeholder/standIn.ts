import type { Consent } from '../../core/api.ts';
import type { Transmission } from '../../core/disclosure.ts';
import { negotiate } from '../../core/locale.ts';
import { own } from '../../core/own.ts';
import type { PurposeKey } from '../../core/purpose.ts';
import { adopt } from '../adopt.ts';
import { directionOf } from '../../core/directionOf.ts';
import { inLocale, purposeWords, type Worded } from '../inLocale.ts';
import { langOf } from '../langOf.ts';
import { listOf } from '../listOf.ts';
import { base } from '../styles/base.ts';
import { controls } from '../styles/controls.ts';
import { takePlace } from './box.ts';
import { element } from './element.ts';
import { styles } from './styles.ts';
import { words as all } from './words.ts';

/** What is held, and what is to be said of it. */
export interface Held {
  readonly consent: Consent;
  readonly node: HTMLElement;
  /** Whom it reaches, by their keys in the registry. */
  readonly transmissions: readonly (readonly [string, Transmission])[];
  /** What must be granted for it to be loaded. */
  readonly purposes: readonly PurposeKey[];
  /** Loads just this; absent where the page's policy or its guard would not let it. */
  readonly once?: (() => void) | undefined;
}

/**
 * Puts in place of something held, as large as it, who would receive what for what, and lets the
 * person load it: this once, or by a grant of its purposes. Returns its undo.
 */
export function standInFor({ consent, node, transmissions, purposes, once }: Held): () => void {
  const host = document.createElement('doui-placeholder');
  const shadow = host.attachShadow({ mode: 'open' });
  adopt(shadow, base + controls + styles);
  const { notices, locale, languages } = consent.state();
  const reader = { locale, languages };
  const language = negotiate([...languages, locale], Object.keys(all));
  const words = own(all, language) ?? all['en'];
  if (words === undefined) return () => {};
  const lang = langOf(language, reader);

  const told = transmissions.flatMap(([key, { recipient, data, texts }]) => {
    const cited = notices.find((notice) => own(notice.cited.transmissions, key))?.cited;
    if (cited === undefined) return [];
    const receiver = own(cited.recipients, recipient);
    const name = receiver ? inLocale(receiver.texts, reader).name : recipient;
    const kinds = data.map((kind) => {
      const of = own(cited.data, kind);
      return of ? inLocale(of.texts, reader).name : kind;
    });
    const text = inLocale(texts, reader);
    const say = (words: string, head: string) =>
      element('p', {}, `${head} `, element('span', { lang: text.lang, dir: text.dir }, words));
    return [
      element('h2', {}, words.title(name)),
      element('p', {}, words.sends(listOf(kinds, lang), name)),
      say(text.purpose, words.ours),
      ...(text.recipientPurpose === undefined
        ? []
        : [say(text.recipientPurpose, words.theirs(name))]),
    ];
  });
  const agreed = purposes.flatMap((key) => {
    const notice = notices.find((one) => one.purposes.some((use) => use.key === key));
    return notice ? [purposeWords(notice, key, reader)] : [];
  });
  const put = ({
    title,
    description,
    lang: its,
    dir,
  }: Worded<{ title: string; description: string }>) =>
    // Its dot stands where the list begins, in whatever direction the words run.
    element(
      'li',
      {},
      element('span', { lang: its, dir }, element('strong', {}, title), ' ', description),
    );

  const problem = element('p', { class: 'problem', role: 'alert' });
  const button = (text: string, press: (event: Event) => void): HTMLElement => {
    const made = element('button', { class: 'button', type: 'button' }, text);
    made.addEventListener('click', (event) => {
      // A page could press it as well; but it could also load what it likes.
      if (event.isTrusted) press(event);
    });
    return made;
  };
  const grant = (event: Event): void => {
    problem.textContent = '';
    const decisions = Object.fromEntries(purposes.map((key) => [key, 'granted' as const]));
    consent.record(decisions, { surface: 'placeholder', event }).then(
      () => node.focus(),
      () => (problem.textContent = words.failed),
    );
  };
  const more = element('button', { class: 'choices', type: 'button' }, words.choices);
  more.addEventListener('click', () => consent.open('preferences', { purpose: purposes[0] }));
  const load = once && button(words.once, once);
  const heading = told[0];
  heading?.setAttribute('id', 'title');
  shadow.append(
    element(
      'div',
      { class: 'root' },
      element(
        'div',
        {
          class: 'words',
          lang,
          dir: directionOf(lang),
          role: 'region',
          'aria-labelledby': 'title',
          tabindex: '0',
        },
        ...told,
        element('p', { class: 'small' }, words.agrees),
        element('ul', { class: 'dots small' }, ...agreed.map(put)),
        element('div', { class: 'acts' }, ...(load ? [load] : []), button(words.always, grant)),
        more,
        problem,
      ),
    ),
  );
  node.before(host);
  const restore = takePlace(node, host);
  return () => {
    host.remove();
    restore();
  };
}
