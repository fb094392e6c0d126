import { attempt, desk } from './desk.js';

const PARTY = 'party-2481';
const CONTRACT = 'contract-2481-01';

/** The administrator says that the users have agreed; the act is the administrator's own. */
export function begin(doui) {
  const said = document.getElementById('attested');
  document.getElementById('attest').addEventListener('click', (event) => {
    // Before anything is awaited: the click is believed only while it is being dispatched.
    const acted = doui.acknowledge(['customer-portal-terms'], { surface: 'form', event });
    void attempt(async () => {
      const { id } = await acted;
      await desk.act({ act: 'attest', attested: { party: PARTY, contract: CONTRACT, event: id } });
      said.textContent = said.dataset.text.replace('{event}', id.slice(0, 12));
    });
  });
}
