import { desk, attempt } from './desk.js';
import { element } from './element.js';
import { wordsOf } from './wordsOf.js';
import { words } from './words.js';

const PURPOSE = 'portal-use';
const TERMS = 'customer-portal-terms';
const byId = (id) => document.getElementById(id);
const local = words[document.documentElement.lang] ?? words.en;

/** The portal: shut until its use is allowed, by whichever mechanism. */
export function begin(doui) {
  let open = false;
  const termsIn = ({ notices }) => notices.find(({ key }) => key === TERMS);

  const show = (held, state) => {
    const { registration, requests } = held;
    const form = byId('registration');
    for (const [field, value] of Object.entries(registration ?? {}))
      form.elements[field].value = value;
    const terms = termsIn(state);
    const text = terms && wordsOf(state, terms);
    byId('boxes').replaceChildren(
      ...(terms?.approvals ?? []).map(({ key, box, acts }) =>
        element(
          'section',
          { className: 'card' },
          element('h2', {}, text.approvals[key].title),
          element('p', { className: 'small' }, text.approvals[key].body),
          element(
            'ul',
            { className: 'requests' },
            ...requests
              .filter((request) => request.box === box)
              .map((request) => rowOf(request, acts, (as) => decide(request.id, as))),
          ),
        ),
      ),
    );
  };
  const decide = (request, as) =>
    attempt(async () => {
      show(await desk.act({ act: 'decide', request, as }), doui.state());
      byId(`request-${request}`)?.focus();
    });

  /** The contract party has said that it obtained agreement: that is put into the record as such. */
  const obtain = async (held) => {
    const { value, reason } = doui.state().purposes[PURPOSE] ?? {};
    if (held.attested === undefined || value !== 'unset' || reason !== 'not-asked') return;
    await doui.record(
      { [PURPOSE]: 'granted' },
      { mechanism: 'obtained-by-other', attestation: held.attested },
    );
  };

  doui.subscribe((state) => {
    const applies = termsIn(state) !== undefined;
    const allowed = state.purposes[PURPOSE]?.allowed === true;
    byId('portal-shut').hidden = !applies || allowed;
    byId('portal-open').hidden = !allowed;
    const by = state.purposes[PURPOSE]?.by;
    const entry = state.entries.find(({ attestation }) => attestation !== undefined);
    byId('portal-attested').textContent =
      allowed && by === 'obtained-by-other' && entry
        ? byId('portal-attested').dataset.text.replace('{contract}', entry.attestation.contract)
        : '';
    if (allowed === open) return;
    open = allowed;
    // What is registered is asked of the server only now, and only now is there anything.
    if (allowed) void attempt(async () => show(await desk.act({ act: 'register' }), doui.state()));
    else byId('boxes').replaceChildren();
  });
  void doui.ready.then(() => attempt(async () => obtain(await desk.read())));

  byId('registration').addEventListener('submit', (event) => {
    event.preventDefault();
    const registration = Object.fromEntries(new FormData(event.target));
    void attempt(async () => {
      show(await desk.act({ act: 'correct', registration }), doui.state());
      byId('saved').textContent = byId('saved').dataset.text;
    });
  });
}

function rowOf({ id, status }, acts, decide) {
  const { title, body } = local.requests[id];
  const details = element('p', { className: 'small', hidden: true }, body);
  const buttons = acts.map((act) => {
    const button = element(
      'button',
      {
        type: 'button',
        className: 'button plain small-button',
        ariaLabel: `${local.acts[act]}: ${title}`,
      },
      local.acts[act],
    );
    if (act === 'view') button.setAttribute('aria-expanded', 'false');
    else button.hidden = status !== 'waiting';
    button.addEventListener('click', () => {
      if (act === 'view') {
        details.hidden = !details.hidden;
        button.setAttribute('aria-expanded', String(!details.hidden));
      } else decide(act);
    });
    return button;
  });
  return element(
    'li',
    { id: `request-${id}`, tabIndex: -1 },
    element(
      'div',
      { className: 'request' },
      element('strong', {}, title),
      element('span', { className: `status ${status}` }, local.statuses[status]),
      element('span', { className: 'acts' }, ...buttons),
    ),
    details,
  );
}
