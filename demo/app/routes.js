import { element } from '../site/element.js';

/*
 * One function for each route: what it shows, and whether the person is a customer there. Each may
 * give a `follow`, which is called with every state while the route is shown.
 */

const USED = [182, 240, 205, 316];

export const routes = {
  usage(words, consent) {
    const shut = element('p', { className: 'under' }, words.suggestionsShut);
    const open = element('div', { hidden: true });
    // Resolves once the purpose is allowed, on whatever route that was decided; perhaps never.
    void consent.when('behavioral-analysis').then(async () => {
      const { suggestions } = await import('./suggestions.js');
      open.replaceChildren(suggestions(words));
    });
    return {
      customer: true,
      title: words.usageTitle,
      lead: words.usageLead,
      body: [
        element(
          'ul',
          { className: 'card rows' },
          ...USED.map((used, week) => weekRow(words, used, week)),
        ),
        card(words.suggestionsTitle, shut, open),
      ],
      follow() {
        const allowed = consent.allows('behavioral-analysis');
        shut.hidden = allowed;
        open.hidden = !allowed;
      },
    };
  },

  plans: (words) => ({
    customer: false,
    title: words.plansTitle,
    lead: words.plansLead,
    body: [element('ul', { className: 'card rows' }, ...words.plans.map((plan) => row(...plan)))],
    follow() {},
  }),

  account(words, consent) {
    const notices = element('ul', { className: 'rows' });
    const failed = element('p', { className: 'small', role: 'status' });
    const act = (label, run) =>
      element('button', { type: 'button', className: 'button plain', onclick: run }, label);
    const keep = () =>
      consent.export().then(download, () => {
        failed.textContent = words.failed;
      });
    return {
      customer: true,
      title: words.accountTitle,
      lead: words.accountLead,
      body: [
        card(
          words.applies,
          notices,
          element(
            'p',
            { className: 'actions' },
            act(words.choices, () => consent.open('preferences')),
            act(words.record, () => consent.open('record')),
            act(words.keep, keep),
          ),
          failed,
        ),
      ],
      follow(state) {
        notices.replaceChildren(...noticeRows(words, state));
      },
    };
  },
};

const card = (title, ...children) =>
  element('section', { className: 'card' }, element('h2', {}, title), ...children);

const row = (name, value, mood = '') =>
  element('li', {}, element('span', {}, name), element('b', { className: mood }, value));

const weekRow = (words, used, week) =>
  element(
    'li',
    {},
    element('span', {}, words.days[week]),
    element('meter', { min: 0, max: 400, value: used, title: words.days[week] }),
    element('b', {}, `${used} ${words.used}`),
  );

function noticeRows(words, { notices, purposes, locale }) {
  const rows = notices.flatMap(({ texts, purposes: uses }) => {
    const text = texts[locale] ?? Object.values(texts)[0];
    const asked = uses.filter(({ basis }) => basis === 'consent');
    return [
      element('li', {}, element('strong', {}, text.title)),
      ...asked.map(({ key }) => {
        const allowed = purposes[key]?.allowed === true;
        return row(
          text.purposes[key].title,
          allowed ? words.allowed : words.notAllowed,
          allowed ? 'open' : 'closed',
        );
      }),
    ];
  });
  return rows.length > 0 ? rows : [element('li', {}, words.none)];
}

function download(record) {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(record, null, 2)], { type: 'application/json' }),
  );
  element('a', { href: url, download: 'doui-record.json' }).click();
  URL.revokeObjectURL(url);
}
