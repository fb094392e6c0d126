import type { Notice } from '../../src/core/notice.ts';
import type { Store } from '../../src/core/store.ts';
import { safe } from '../template.ts';
import { acknowledged } from './acknowledged.ts';
import { received, type Received } from './received.ts';

const LONGEST = 32_768;

/** What became of a form that was sent. */
export interface Outcome {
  readonly status: number;
  /** What the page says, by the name under which its words stand. */
  readonly said: 'received' | 'incomplete' | 'unacknowledged' | 'tooLong';
  readonly markup: string;
}

/**
 * Takes a form that was sent, for a notice that comes with one, and says what was received. Nothing
 * of it is kept. It is refused where no stored act shows that the notice was taken note of.
 */
export async function answerForm(request: Request, notice: Notice, store: Store): Promise<Outcome> {
  if (Number(request.headers.get('content-length') ?? Infinity) > LONGEST) {
    return { status: 413, said: 'tooLong', markup: '' };
  }
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return { status: 400, said: 'incomplete', markup: '' };
  }
  const sent = new URLSearchParams(await request.text());
  const id = sent.get('acknowledgement') ?? '';
  const subject = sent.get('subject') ?? '';
  if (!(await acknowledged(store, notice.key, { subject, id }))) {
    return { status: 403, said: 'unacknowledged', markup: '' };
  }
  const { groups, faults } = received(notice.form ?? [], sent);
  const [locale, words] =
    Object.entries(notice.texts).find(([, texts]) => texts.form !== undefined) ?? [];
  const form = words?.form;
  if (faults.length > 0) {
    const names = faults.map((name) => form?.fields[name.split('.').at(-1) ?? '']?.label ?? name);
    return {
      status: 422,
      said: 'incomplete',
      markup: `<div lang="${locale}">${list(names)}</div>`,
    };
  }
  return {
    status: 200,
    said: 'received',
    markup: `<div class="cards" lang="${locale}">${summary(groups, form)}</div>`,
  };
}

type Words = Notice['texts'][string]['form'];

function summary(groups: Received['groups'], words: Words): string {
  const cards = groups.map(({ group, answers }) => {
    const rows = answers.map(({ field, value }) => {
      const said = words?.options?.[value] ?? value.replace('T', ' ');
      return `<div><dt>${safe(words?.fields[field]?.label ?? field)}</dt><dd>${safe(said)}</dd></div>`;
    });
    return `<section class="card"><h2>${safe(words?.groups[group] ?? group)}</h2><dl class="told">${rows.join('')}</dl></section>`;
  });
  return cards.join('\n');
}

const list = (items: readonly string[]): string =>
  `<ul class="bulleted">${items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
