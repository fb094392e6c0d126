/*
 * The provider's own page code. It needs nothing of Doui but the global `doui` and the DOM events:
 * without them every place stays shut and the page works all the same.
 */

const body = document.body;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

for (const link of document.querySelectorAll('.languages a')) {
  if (link.lang === document.documentElement.lang) link.setAttribute('aria-current', 'true');
}

for (const button of document.querySelectorAll('[data-plan]')) {
  button.addEventListener('click', () => {
    const status = byId('chosen');
    status.textContent = status.dataset.text.replace('{plan}', button.dataset.plan);
  });
}

/* A place shows either what it was asked for, or why it is empty. */
function showPlaces({ purposes }) {
  for (const shut of document.querySelectorAll('[data-shut]')) {
    const open = purposes[shut.dataset.shut]?.allowed === true;
    shut.hidden = open;
    const frame = shut.parentElement.querySelector('iframe');
    if (frame !== null) frame.hidden = !open;
  }
}

/* The live panel. */

/** @param {HTMLElement} list @param {Array<[string, string, string?]>} rows */
function fill(list, rows) {
  const items = rows.map(([name, value, mood = 'plain']) => {
    const item = document.createElement('li');
    const label = document.createElement('span');
    const figure = document.createElement('b');
    label.textContent = name;
    figure.textContent = value;
    figure.className = mood;
    item.append(label, figure);
    return item;
  });
  const nothing = document.createElement('li');
  nothing.textContent = list.dataset.none ?? '';
  list.replaceChildren(...(items.length > 0 ? items : [nothing]));
}

function showState({ purposes, entries }) {
  fill(
    byId('live-purposes'),
    Object.entries(purposes).map(([purpose, { basis, value, reason, allowed }]) => [
      purpose,
      basis === 'consent' ? (value === reason ? value : `${value}, ${reason}`) : basis,
      allowed ? 'open' : 'closed',
    ]),
  );
  const count = (delivery) => entries.filter((entry) => entry.delivery === delivery).length;
  fill(byId('live-records'), [
    ['sent', String(count('sent'))],
    ['waiting', String(count('waiting')), count('waiting') > 0 ? 'closed' : 'plain'],
    ['refused', String(count('refused')), count('refused') > 0 ? 'closed' : 'plain'],
  ]);
}

async function showReached() {
  if (document.hidden || !byId('live').open) return;
  try {
    const seen = await (await fetch(`${body.dataset.other}/seen`)).json();
    fill(
      byId('live-reached'),
      seen.map(({ path, count }) => [path, `× ${count}`]),
    );
  } catch {
    fill(byId('live-reached'), [[body.dataset.other, '–', 'closed']]);
  }
}

const events = [];
for (const type of ['ready', 'change', 'record', 'receipt', 'error']) {
  document.addEventListener(`doui:${type}`, ({ detail }) => {
    const time = new Date().toLocaleTimeString('en-GB');
    const about = type === 'error' ? detail.code : (detail?.purposes ?? detail?.id ?? '');
    const short = Array.isArray(about) ? about.join(', ') : String(about).slice(0, 12);
    events.unshift([
      `${time} ${type}`,
      typeof about === 'object' && !Array.isArray(about) ? '' : short,
      type === 'error' ? 'closed' : 'plain',
    ]);
    fill(byId('live-events'), events.slice(0, 6));
    void showReached();
  });
}

void showReached();
setInterval(() => void showReached(), 2_000);

/* Whichever comes first, this script or Doui. */
let following = false;
function follow() {
  if (following || globalThis.doui === undefined) return;
  following = true;
  globalThis.doui.subscribe((state) => {
    showPlaces(state);
    showState(state);
  });
}
document.addEventListener('doui:ready', follow);
follow();
