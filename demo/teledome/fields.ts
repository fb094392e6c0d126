import type { FormField, FormGroup } from '../../src/core/form.ts';
import type { Notice } from '../../src/core/notice.ts';
import type { NoticeWords } from '../../src/core/words.ts';
import type { Language } from '../language.ts';
import { safe } from '../template.ts';

type Words = NonNullable<NoticeWords['form']>;

/** What the form says in the page's own language. */
interface FormSpeech {
  readonly lang: Language;
  readonly words: { readonly [name: string]: string };
}

/** The name under which a field is sent; `index` where its group can be filled in several times. */
export const nameOf = (group: FormGroup, field: FormField, index?: number): string =>
  [group.key, ...(index === undefined ? [] : [index]), field.key].join('.');

/** Whether a field is open only where the choice named like it is `at`: `stop-at` after `stop`. */
const hangsOn = ({ fields }: FormGroup, { key }: FormField): FormField | undefined =>
  fields.find((other) => other.type === 'choice' && key === `${other.key}-at`);

/** The form that a notice comes with as markup: every group a fieldset, every field labelled. */
export function formOf(
  { form = [], texts }: Notice,
  lang: Language,
  words: FormSpeech['words'],
): string {
  const [locale, own] = Object.entries(texts).find(([tag]) => tag === lang) ??
    Object.entries(texts)[0] ?? ['ja', undefined];
  const said = own?.form;
  if (said === undefined) return '';
  const groups = form.map((group) => groupMarkup(group, said, { lang, words }));
  return `<div lang="${safe(locale)}">${groups.join('\n')}</div>`;
}

function groupMarkup(group: FormGroup, words: Words, speech: FormSpeech): string {
  const title = safe(words.groups[group.key] ?? group.key);
  const isOffice = group.by === 'office';
  const note = isOffice
    ? `<p class="small" lang="${speech.lang}">${safe(speech.words['officeOnly'] ?? '')}</p>`
    : '';
  const fields = (index?: number): string =>
    group.fields.map((field) => fieldMarkup({ group, field, index, words, speech })).join('\n');
  const body =
    group.times === undefined
      ? `<div class="fields">${fields()}</div>`
      : `<div class="rows-of" data-times="${group.times}">
          <div class="fields one">${fields(1)}</div>
          <template><div class="fields one">${fields(0)}
            <p><button type="button" class="button plain small-button" data-remove lang="${speech.lang}">${safe(speech.words['removeNumber'] ?? '')}</button></p>
          </div></template>
        </div>
        <p><button type="button" class="button plain small-button" data-add hidden lang="${speech.lang}">${safe(speech.words['addNumber'] ?? '')}</button></p>`;
  const isTable = group.fields.length > 4 && group.fields.every(({ type }) => type === 'choice');
  return `<fieldset class="group${isTable ? ' answers-table' : ''}${isOffice ? ' office' : ''}" data-group="${safe(group.key)}"${isOffice ? ' disabled' : ''}>
    <legend>${title}</legend>${note}${body}</fieldset>`;
}

interface Part {
  readonly group: FormGroup;
  readonly field: FormField;
  readonly index: number | undefined;
  readonly words: Words;
  readonly speech: FormSpeech;
}

function fieldMarkup({ group, field, index, words, speech }: Part): string {
  const name = safe(nameOf(group, field, index));
  const { label, hint } = words.fields[field.key] ?? { label: field.key };
  const must = field.required
    ? ` <span class="must" lang="${speech.lang}">${safe(speech.words['required'] ?? '')}</span>`
    : '';
  const hinted =
    hint === undefined ? '' : `<span class="hint" id="${name}-hint">${safe(hint)}</span>`;
  if (field.type === 'choice') {
    const options = (field.options ?? []).map(
      (option) =>
        `<label><input type="radio" name="${name}" value="${safe(option)}"> ${safe(words.options?.[option] ?? option)}</label>`,
    );
    return `<fieldset class="choice"><legend>${safe(label)}${must}</legend><div>${options.join('')}</div></fieldset>`;
  }
  const master = hangsOn(group, field);
  const attributes = [
    `id="${name}" name="${name}"`,
    field.required ? 'required' : '',
    field.pattern === undefined ? '' : `pattern="${safe(field.pattern)}" inputmode="numeric"`,
    hint === undefined ? '' : `aria-describedby="${name}-hint"`,
    master === undefined ? '' : `data-on="${safe(nameOf(group, master, index))}" required`,
    'autocomplete="off"',
  ].join(' ');
  const prefix =
    field.prefix === undefined ? '' : `<span class="prefix">${safe(field.prefix)}</span>`;
  const control =
    field.type === 'long-text'
      ? `<textarea rows="4" maxlength="1000" ${attributes}></textarea>`
      : `<input type="${INPUTS[field.type]}" maxlength="200" ${attributes}>`;
  return `<div class="field"><label for="${name}">${safe(label)}${must}</label>
    <div class="entry">${prefix}${control}</div>${hinted}</div>`;
}

const INPUTS: { readonly [type in Exclude<FormField['type'], 'choice' | 'long-text'>]: string } = {
  text: 'text',
  telephone: 'tel',
  date: 'date',
  moment: 'datetime-local',
};
