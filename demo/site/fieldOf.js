import { element } from './element.js';
import { words } from './words.js';

const language = document.documentElement.lang;
const local = words[language] ?? words.en;

/** The name of an attribute, and of each of its values, in the page's language. */
export function named(key, { texts = {} }) {
  const { name = key, values = {} } = texts[language] ?? Object.values(texts)[0] ?? {};
  return { name, nameOf: (value) => values[value] ?? value };
}

/**
 * A field for an attribute by its type, which tells what is stated in it; `undefined` where nothing
 * is, or nothing that can be.
 */
export function fieldOf(key, attribute, given, tell) {
  const id = `panel-${key}`;
  const { name, nameOf } = named(key, attribute);
  return FIELDS[attribute.type]({ id, name, nameOf, attribute, given, tell });
}

const labelled = (id, name, ...controls) =>
  element('p', { className: 'field-of' }, element('label', { htmlFor: id }, name), ...controls);

const FIELDS = {
  words({ id, name, nameOf, attribute: { values }, given, tell }) {
    if (values === undefined) {
      const text = [given ?? []].flat().join(', ');
      const onchange = ({ target }) =>
        tell(
          one(
            target.value
              .split(',')
              .map((word) => word.trim())
              .filter(Boolean),
          ),
        );
      return labelled(id, name, element('input', { id, value: text, onchange }));
    }
    const chosen = new Set([given ?? []].flat());
    const nothing = element('span', { className: 'none' }, local.notStated);
    nothing.hidden = chosen.size > 0;
    const boxes = values.map((value) =>
      element(
        'label',
        {},
        element('input', {
          type: 'checkbox',
          checked: chosen.has(value),
          onchange({ target }) {
            if (target.checked) chosen.add(value);
            else chosen.delete(value);
            nothing.hidden = chosen.size > 0;
            tell(one(values.filter((each) => chosen.has(each))));
          },
        }),
        nameOf(value),
      ),
    );
    return element(
      'fieldset',
      { className: 'field-of' },
      element('legend', {}, name, ' ', nothing),
      element('div', { className: 'ticks' }, ...boxes),
    );
  },

  date: ({ id, name, given, tell }) =>
    labelled(
      id,
      name,
      element('input', {
        id,
        type: 'date',
        value: given ?? '',
        onchange: ({ target }) => tell(target.value || undefined),
      }),
    ),

  number: ({ id, name, given, tell }) =>
    labelled(
      id,
      name,
      element('input', {
        id,
        type: 'number',
        value: given ?? '',
        onchange: ({ target }) => tell(target.value === '' ? undefined : target.valueAsNumber),
      }),
    ),

  /** One period; what is stated of several is shown by its first. */
  periods({ id, name, given, tell }) {
    const [{ from = '', until = '' } = {}] = given ?? [];
    const how =
      given === undefined ? '' : given.length === 0 ? 'never' : until === '' ? 'since' : 'during';
    const select = element(
      'select',
      { id },
      ...[
        ['', local.notStated],
        ['never', local.never],
        ['since', local.since],
        ['during', local.during],
      ].map(([value, text]) => element('option', { value, selected: value === how }, text)),
    );
    const day = (value, label) =>
      element('input', { type: 'date', value, ariaLabel: `${name}: ${label}` });
    const begins = day(from, local.from);
    const ends = day(until, local.until);
    const show = () => {
      begins.hidden = !['since', 'during'].includes(select.value);
      ends.hidden = select.value !== 'during';
      const backwards = !ends.hidden && ends.value !== '' && ends.value <= begins.value;
      ends.setCustomValidity(backwards ? local.backwards : '');
      if (backwards) ends.reportValidity();
      return !backwards;
    };
    const change = () => {
      const right = show();
      const [since, last] = [begins.value, ends.value];
      if (select.value === 'never') tell([]);
      else if (select.value === 'since' && since) tell([{ from: since }]);
      else if (select.value === 'during' && since && last && right) {
        tell([{ from: since, until: last }]);
      } else tell(undefined);
    };
    for (const control of [select, begins, ends]) control.addEventListener('change', change);
    show();
    return labelled(id, name, select, begins, ends);
  },
};

const one = (list) => (list.length > 1 ? list : list[0]);
