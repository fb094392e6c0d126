import type { Notice } from '../../src/core/notice.ts';
import { safe } from '../template.ts';

/** What is to be read before a notice's form, and where the form goes, in the notice's own words. */
export function notesOf(
  { contacts = [], texts }: Notice,
  language: string,
): Record<string, string> {
  const [locale, words] = Object.entries(texts).find(([tag]) => tag === language) ??
    Object.entries(texts)[0] ?? ['ja', undefined];
  const before = words?.sections?.form;
  const to = words?.sections?.contacts;
  const items = (before?.body ?? []).map((line) => `<li>${safe(line)}</li>`);
  const ways = contacts.map(({ key, address = '' }) => {
    const title = words?.contacts?.[key]?.title ?? key;
    return `<div><dt>${safe(title)}</dt><dd>${safe(address)}</dd></div>`;
  });
  return {
    notes: `<div lang="${safe(locale)}"><h2>${safe(before?.title ?? '')}</h2><ul class="bulleted">${items.join('')}</ul></div>`,
    ways: `<div lang="${safe(locale)}"><h2>${safe(to?.title ?? '')}</h2><p>${safe(to?.body.join(' ') ?? '')}</p><dl class="told">${ways.join('')}</dl></div>`,
    formTitle: `<span lang="${safe(locale)}">${safe(words?.title ?? '')}</span>`,
  };
}
