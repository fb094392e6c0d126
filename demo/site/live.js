import { element } from './element.js';

/* The live panel: what the page is doing, and what has reached the other company. */

const byId = (id) => document.getElementById(id);
const OTHER = document.body.dataset.other;

/** @param {HTMLElement} list @param {Array<[string, string, string?]>} rows */
function fill(list, rows) {
  const items = rows.map(([name, value, mood = 'plain']) =>
    element('li', {}, element('span', {}, name), element('b', { className: mood }, value)),
  );
  list.replaceChildren(
    ...(items.length > 0 ? items : [element('li', {}, list.dataset.none ?? '')]),
  );
}

/** Shows what a state says of purposes and of records. */
export function showState({ purposes, entries }) {
  fill(
    byId('live-purposes'),
    Object.entries(purposes).map(([purpose, { basis, value, reason, by, allowed }]) => [
      purpose,
      [
        basis === 'consent' || basis === 'opt-out' ? value : basis,
        value === reason ? '' : reason,
        by,
      ]
        .filter((part) => part && part !== 'explicit' && (basis === 'consent' || part === basis))
        .join(', '),
      allowed ? 'open' : 'closed',
    ]),
  );
  const count = (delivery) => entries.filter((entry) => entry.delivery === delivery).length;
  fill(
    byId('live-records'),
    ['sent', 'waiting', 'refused'].map((delivery) => [
      delivery,
      String(count(delivery)),
      delivery !== 'sent' && count(delivery) > 0 ? 'closed' : 'plain',
    ]),
  );
}

async function showReached() {
  if (document.hidden || !byId('live').open) return;
  try {
    const seen = await (await fetch(`${OTHER}/seen`)).json();
    fill(
      byId('live-reached'),
      seen.map(({ path, count }) => [path, `× ${count}`]),
    );
  } catch {
    fill(byId('live-reached'), [[OTHER, '–', 'closed']]);
  }
}

function showEvents() {
  const events = [];
  for (const type of ['ready', 'change', 'record', 'receipt', 'error']) {
    document.addEventListener(`doui:${type}`, ({ detail }) => {
      const time = new Date().toLocaleTimeString('en-GB');
      const about = {
        ready: () => '',
        change: () => detail.purposes.join(', '),
        record: () => detail.id.slice(0, 12),
        receipt: () => detail.id.slice(0, 12),
        error: () => detail.code,
      };
      const short = about[type]();
      events.unshift([`${time} ${type}`, short, type === 'error' ? 'closed' : 'plain']);
      fill(byId('live-events'), events.slice(0, 6));
      void showReached();
    });
  }
}

/** Begins to watch. */
export function watch() {
  showEvents();
  void showReached();
  setInterval(() => void showReached(), 2_000);
}
