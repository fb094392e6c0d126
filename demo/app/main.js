import { createConsent } from 'doui';
import { element } from '../site/element.js';
import { routes } from './routes.js';
import { words } from './words.js';

/*
 * A single-page app keeps one consent from start to end. Routes come and go; what was decided stays,
 * and is the same that the front page has, since both are on one origin.
 */

const CUSTOMER = { service: 'internet-connection' };
const names = Object.keys(routes);

let language = document.documentElement.lang === 'en' ? 'en' : 'ja';

const consent = createConsent({
  notices: '/doui/notices',
  endpoint: '/doui',
  locale: language,
  audience: CUSTOMER,
});
globalThis.doui = consent;

let follow = () => {};
consent.subscribe((state) => follow(state));

function routeOf(path) {
  const name = path.replace(/^\/app\/?/, '');
  return names.includes(name) ? name : 'usage';
}

function show(name) {
  const local = words[language];
  const route = routes[name](local, consent);
  document.documentElement.lang = language;
  document.title = `${route.title} – ${local.brand}`;
  const main = element(
    'main',
    { id: 'main', className: 'wide block sheet', tabIndex: -1 },
    element('h1', {}, route.title),
    element('p', { className: 'under' }, route.lead),
    ...route.body,
  );
  document.body.replaceChildren(...frame(local, name), main, foot(local));
  follow = route.follow;
  // Who is not a customer is put no notice: nothing is asked, and nothing that was asked stays open.
  consent.setAudience(route.customer ? CUSTOMER : {});
  follow(consent.state());
}

function go(name) {
  history.pushState(null, '', `/app/${name}`);
  show(name);
  document.getElementById('main').focus({ preventScroll: true });
  scrollTo(0, 0);
}

function speak(chosen) {
  language = chosen;
  consent.setLocale(chosen);
  show(routeOf(location.pathname));
}

const frame = (local, current) => [
  element('a', { className: 'skip', href: '#main' }, local.skip),
  element('aside', { className: 'notice-line' }, local.demonstration),
  element(
    'header',
    { className: 'top' },
    element(
      'div',
      { className: 'wide' },
      element(
        'a',
        { className: 'brand', href: '/' },
        element('img', { src: '/site/mark-ntt.svg', alt: '', width: 28, height: 28 }),
        element('span', {}, local.brand),
      ),
      element(
        'nav',
        { 'aria-label': local.brand },
        ...names.map((name) => link(name, local.routes[name], name === current)),
        element('a', { href: '/' }, local.home),
      ),
      element(
        'div',
        { className: 'languages', role: 'group', 'aria-label': local.language },
        ...[
          ['ja', '日本語'],
          ['en', 'English'],
        ].map(([tag, label]) =>
          element(
            'button',
            { type: 'button', lang: tag, ariaPressed: language === tag, onclick: () => speak(tag) },
            label,
          ),
        ),
      ),
    ),
  ),
];

function link(name, label, current) {
  const anchor = element('a', { href: `/app/${name}` }, label);
  if (current) anchor.setAttribute('aria-current', 'page');
  anchor.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(name);
  });
  return anchor;
}

const foot = (local) =>
  element(
    'footer',
    {},
    element(
      'div',
      { className: 'wide' },
      element(
        'ul',
        { className: 'links' },
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => consent.open('preferences') },
            local.choices,
          ),
        ),
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => consent.open('record') },
            local.record,
          ),
        ),
      ),
    ),
  );

addEventListener('popstate', () => show(routeOf(location.pathname)));
show(routeOf(location.pathname));
