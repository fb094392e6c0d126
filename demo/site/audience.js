import { element } from './element.js';
import { fieldOf } from './fieldOf.js';
import { presets } from './presets.js';
import { traceOf } from './trace.js';
import { words } from './words.js';

const root = document.documentElement;
const local = words[root.lang] ?? words.en;
const tag = document.getElementById('doui');
const KEPT = `panel:${tag.dataset.name}`;
const LANGUAGES = [
  ['', local.asPage],
  ['en', 'English'],
  ['ja', '日本語'],
  ['ar', 'العربية'],
];

/**
 * Who somebody is on this page, to be changed, and which notices apply to them, and why. It is built
 * from what the document itself declares that rules may ask.
 */
export async function audiencePanel(doui) {
  const first = JSON.parse(tag.dataset.first ?? '{}');
  const { attributes = {} } = await (await fetch(tag.dataset.notices)).json();
  const place = document.getElementById('audience-form');
  let said = kept();

  /** Remembers for the next page what was said here; what was not said is that page's to say. */
  const say = (more) => {
    said = { ...said, ...more };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(said));
    } catch {
      // Then the next page begins as it would have.
    }
  };
  const become = (audience) => {
    doui.setAudience(audience);
    draw();
  };
  const choose = (audience) => {
    say({ audience });
    become(audience);
  };
  const begin = () => {
    say({ audience: undefined });
    become(first);
  };
  const speak = (locale) => {
    say({ locale: locale || undefined });
    doui.setLocale(locale || root.lang);
  };

  /** Draws the form anew, so that it shows what is so; while somebody fills it in it stays. */
  const draw = () => {
    const { audience } = doui.state();
    const given = new Map(Object.entries(audience));
    const fields = Object.entries(attributes).map(([key, attribute]) =>
      fieldOf(key, attribute, given.get(key), (value) => {
        if (value === undefined) given.delete(key);
        else given.set(key, value);
        const next = Object.fromEntries(given);
        say({ audience: next });
        doui.setAudience(next);
        mark();
      }),
    );
    const buttons = (presets[root.dataset.company] ?? []).map(({ key, audience: somebody }) =>
      element(
        'button',
        {
          type: 'button',
          className: 'pick',
          value: JSON.stringify(somebody),
          onclick: () => choose(somebody),
        },
        local.presets[key],
      ),
    );
    const focused = buttons.findIndex(
      (_, at) => place.querySelectorAll('.pick')[at] === document.activeElement,
    );
    place.replaceChildren(
      element('h3', {}, local.presetsTitle),
      element(
        'div',
        { className: 'picks', role: 'group', ariaLabel: local.presetsTitle },
        ...buttons,
      ),
      element('h3', {}, local.stated),
      ...fields,
      element(
        'p',
        { className: 'field-of' },
        element('label', { htmlFor: 'panel-speech' }, local.speech),
        element(
          'select',
          { id: 'panel-speech', onchange: ({ target }) => speak(target.value) },
          ...LANGUAGES.map(([value, name]) =>
            element(
              'option',
              { value, selected: value === (said.locale ?? ''), lang: value || root.lang },
              name,
            ),
          ),
        ),
      ),
      element(
        'p',
        {},
        element(
          'button',
          { type: 'button', className: 'pick', id: 'panel-reset', onclick: begin },
          local.reset,
        ),
      ),
    );
    if (focused >= 0) buttons[focused].focus();
    mark();
  };
  const mark = () => {
    const now = sorted(doui.state().audience);
    for (const button of place.querySelectorAll('.picks .pick')) {
      button.ariaPressed = String(sorted(JSON.parse(button.value)) === now);
    }
  };

  for (const button of document.querySelectorAll('[data-reset-audience]')) {
    button.addEventListener('click', begin);
  }
  draw();

  const trace = traceOf(document.getElementById('audience-trace'), doui, attributes);
  let shown;
  doui.subscribe(({ audience, phase, locale }) => {
    const now = `${phase} ${locale} ${sorted(audience)}`;
    if (now === shown || phase === 'loading') return;
    shown = now;
    void trace();
  });
}

/** The same text for the same audience, however its members are ordered. */
const sorted = (audience) =>
  JSON.stringify(Object.entries(audience).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};
  }
}
