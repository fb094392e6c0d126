import { attempt, desk } from './desk.js';
import { element } from './element.js';
import { wordsOf } from './wordsOf.js';

const PURPOSE = 'portal-use';
const byId = (id) => document.getElementById(id);

/** Withdrawal by deleting the registration: what follows first, then the deed. */
export function begin(doui) {
  doui.subscribe((state) => {
    const terms = state.notices.find(({ purposes }) => purposes.some(({ key }) => key === PURPOSE));
    byId('consequences').textContent = terms
      ? wordsOf(state, terms).purposes[PURPOSE].withdrawal
      : byId('consequences').dataset.waiting;
    byId('go-on').hidden = terms === undefined;
  });

  byId('go-on').addEventListener('click', () => {
    void attempt(async () => {
      const { registration } = await desk.read();
      const held = byId('held');
      held.replaceChildren(
        ...Object.values(registration ?? {}).map((value) =>
          element('div', {}, element('dd', {}, value)),
        ),
      );
      if (registration === undefined) held.textContent = held.dataset.none;
      go('step-1', 'step-2');
    });
  });

  byId('delete').addEventListener('click', (event) => {
    // A withdrawal takes effect at once; it does not wait for the server.
    const withdrawn = doui.allows(PURPOSE)
      ? doui.record({ [PURPOSE]: 'refused' }, { surface: 'form', event })
      : undefined;
    void attempt(async () => {
      await Promise.all([withdrawn, desk.leave()]);
      go('step-2', 'step-3');
    });
  });
}

function go(from, to) {
  byId(from).hidden = true;
  byId(to).hidden = false;
  byId(to).focus();
}
