import { element } from './element.js';
import { named } from './fieldOf.js';
import { words } from './words.js';
import { wordsOf } from './wordsOf.js';

const language = document.documentElement.lang;
const local = words[language] ?? words.en;

/** Makes what shows, for every version of every notice, whether it applies, and by which rules. */
export function traceOf(place, doui, attributes) {
  const count = element('p', { className: 'small', role: 'status' });
  const list = element('ul', { className: 'trace' });
  place.replaceChildren(element('h3', {}, local.traceTitle), count, list);
  let latest = 0;
  return async () => {
    const mine = ++latest;
    const traces = await doui.explain();
    if (mine !== latest) return;
    const state = doui.state();
    const applying = traces.filter(({ outcome }) => outcome === 'applies');
    count.textContent = local.count(applying.length, traces.length);
    list.replaceChildren(...traces.map((trace) => itemOf(trace, state, attributes)));
  };
}

function itemOf({ notice, version, outcome, answers }, state, attributes) {
  const found = state.versions.find((one) => one.key === notice && one.version === version);
  const { title } = found ? wordsOf(state, found) : { title: notice };
  const isWritten = found?.texts[language] !== undefined;
  return element(
    'li',
    { className: outcome === 'applies' ? 'applies' : 'others' },
    element(
      'p',
      { className: 'head' },
      element('span', { className: 'outcome' }, local.outcomes[outcome]),
      element(
        'strong',
        { lang: isWritten || !found ? language : Object.keys(found.texts)[0] },
        title,
      ),
      element('span', { className: 'small' }, local.versions(version)),
    ),
    element(
      'ul',
      {},
      ...answers.map((answer) =>
        element(
          'li',
          { className: answer.holds ? 'holds' : 'fails' },
          element(
            'span',
            { className: 'sign', role: 'img', ariaLabel: answer.holds ? local.holds : local.fails },
            answer.holds ? '✓' : '✗',
          ),
          element('span', {}, sayingOf(answer, attributes)),
        ),
      ),
      ...(answers.length > 0 ? [] : [element('li', {}, local.everybody)]),
    ),
  );
}

/** A rule in the page's language: the trace's own words are English. */
function sayingOf({ attribute, operator, wanted, given, says }, attributes) {
  if (local.rules === undefined) return says;
  const { name, nameOf } = named(attribute, attributes[attribute] ?? {});
  const list = [wanted].flat().map(nameOf);
  const rule = local.rules[operator](name, list.join('、'), list.length > 1);
  if (given === undefined) return local.given(rule, local.notStated);
  const parts = [given]
    .flat()
    .map((part) =>
      typeof part === 'object' ? `${part.from}〜${part.until ?? ''}` : nameOf(String(part)),
    );
  return local.given(rule, parts.join('、') || local.never);
}
