import { ask, attempt } from './desk.js';
import { element } from './element.js';
import { words } from './words.js';
import { wordsOf } from './wordsOf.js';

const SESSION = '/members/session';
const byId = (id) => document.getElementById(id);
const language = document.documentElement.lang;
const local = words[language] ?? words.en;
const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });

/** The members' area: who is logged in, what they decided, and on which device. */
export function begin(doui) {
  // What was asked before a login must not be shown after it.
  let turn = Promise.resolve();
  const inTurn = (run) => void (turn = turn.then(() => attempt(run)));
  const read = () => inTurn(async () => showWho(await ask(SESSION, 'GET')));
  /** After a login or logout Doui is told to look who is there. */
  const enter = (method, body) =>
    inTurn(async () => {
      showWho(await ask(SESSION, method, body));
      await doui.sync();
    });
  for (const button of document.querySelectorAll('[data-member]')) {
    button.addEventListener('click', () => {
      enter('POST', { member: button.dataset.member });
    });
  }
  byId('logout').addEventListener('click', () => enter('DELETE'));
  byId('look').addEventListener('click', () => void attempt(() => doui.sync()));
  byId('look').disabled = false;
  byId('withdraw').addEventListener('click', (event) => {
    // Before anything is awaited: the click is believed only while it is being dispatched.
    const refused = grantedIn(doui.state()).map((purpose) => [purpose, 'refused']);
    const withdrawn = doui.record(Object.fromEntries(refused), { surface: 'form', event });
    void attempt(() => withdrawn);
  });

  // Another tab may have logged in or out.
  addEventListener('focus', read);
  read();

  let latest = 0;
  doui.subscribe((state) => {
    showStanding(state);
    byId('withdraw').disabled = grantedIn(state).length === 0;
    const mine = (latest += 1);
    // Whose key signed an act tells the devices apart.
    doui
      .export()
      .then(
        ({ subject, events }) => mine === latest && showLines(state, subject, events),
        console.error,
      );
  });
}

const isAsked = ([, { basis }]) => basis === 'consent';
const grantedIn = ({ purposes }) =>
  Object.entries(purposes)
    .filter(([, { basis, value }]) => basis === 'consent' && value === 'granted')
    .map(([purpose]) => purpose);

function showWho({ member, number }) {
  const who = byId('who');
  const said =
    member === undefined
      ? who.dataset.nobody
      : who.dataset.somebody.replace('{name}', local.members[member]).replace('{number}', number);
  // What is said again is not read out again.
  if (who.textContent !== said) who.textContent = said;
  for (const button of document.querySelectorAll('[data-member]')) {
    button.ariaPressed = String(button.dataset.member === member);
    button.disabled = false;
  }
  byId('logout').disabled = member === undefined;
}

function showStanding(state) {
  byId('standing').replaceChildren(
    ...Object.entries(state.purposes)
      .filter(isAsked)
      .map(([purpose, { value, reason, allowed }]) =>
        row(titleOf(state, purpose), local.standing[reason] ?? local.standing[value], allowed),
      ),
  );
}

function showLines(state, subject, events) {
  const lines = byId('lines');
  const subjects = new Map(events.map(({ id, event }) => [id, event.subject]));
  lines.replaceChildren(
    ...state.entries.map(({ id, at, decisions }) => {
      const said = Object.entries(decisions).map(
        ([purpose, decision]) => `${titleOf(state, purpose)}: ${local.standing[decision]}`,
      );
      const isHere = (subjects.get(id) ?? subject) === subject;
      return element(
        'li',
        {},
        element(
          'span',
          {},
          element('time', { dateTime: at }, times.format(new Date(at))),
          ...said.map((line) => element('span', { className: 'small' }, line)),
        ),
        element(
          'b',
          { className: isHere ? 'here' : 'elsewhere' },
          isHere ? local.here : local.elsewhere,
        ),
      );
    }),
  );
  if (state.entries.length === 0) lines.append(element('li', {}, lines.dataset.none));
}

const row = (name, value, allowed) =>
  element(
    'li',
    {},
    element('span', {}, name),
    element('b', { className: allowed ? 'open' : 'closed' }, value),
  );

/** A purpose as its notice names it. */
function titleOf(state, purpose) {
  const notice = state.versions.find(({ purposes }) => purposes.some(({ key }) => key === purpose));
  return notice ? wordsOf(state, notice).purposes[purpose].title : purpose;
}
