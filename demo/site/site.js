/*
 * The companies' own page code. It needs nothing of Doui but the global `doui` and the DOM events:
 * without them every place stays shut and the page works all the same.
 */
import { audiencePanel } from './audience.js';
import { withDoui } from './follow.js';
import { showState, watch } from './live.js';
import { showMisses, showPlaces } from './places.js';

const root = document.documentElement;

for (const link of document.querySelectorAll('.languages a')) {
  if (link.lang === root.lang) link.setAttribute('aria-current', 'true');
}
for (const link of document.querySelectorAll('nav [data-page]')) {
  const isHere = link.dataset.page === root.dataset.page;
  const isAbove = link.dataset.page !== 'home' && location.pathname.startsWith(link.pathname);
  if (!isHere && !isAbove) continue;
  link.setAttribute('aria-current', isHere ? 'page' : 'true');
  // On a phone the way round is longer than the window.
  link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.clientWidth / 2;
}
for (const button of document.querySelectorAll('[data-plan]')) {
  button.addEventListener('click', () => {
    const status = document.getElementById('chosen');
    status.textContent = status.dataset.text.replace('{plan}', button.dataset.plan);
  });
}

watch();
withDoui((doui) => {
  doui.subscribe((state) => {
    showPlaces(state);
    showMisses(state);
    showState(state);
  });
  void audiencePanel(doui);
});

/* What only one page has. */
const OWN = {
  portal: () => import('./portal.js'),
  admin: () => import('./admin.js'),
  leave: () => import('./leave.js'),
  members: () => import('./members.js'),
  privacy: () => import('./privacy.js'),
  teledome: () => import('./teledome.js'),
};
const own = OWN[root.dataset.page];
if (own !== undefined) withDoui((doui) => void own().then(({ begin }) => begin(doui)));
