import { readFile } from 'node:fs/promises';
import type { Language } from './language.ts';
import { guardOf } from '../src/core/head.ts';
import type { NoticesDocument } from '../src/core/notice.ts';
import { COMPANIES, type Page } from './pages.ts';
import { previewEndpoint, type Revision } from './revision.ts';
import { fill, found, safe } from './template.ts';

export interface Rendering {
  /** The folder of templates and words. */
  readonly folder: string;
  readonly page: Page;
  readonly language: Language;
  /** The origins of others, by the names that templates have for them. */
  readonly places: Words;
  /** What the page's guard holds is what it discloses. */
  readonly document: NoticesDocument;
  /** Which made-up next version is in force on it. */
  readonly revision?: Revision | undefined;
  /** The notice that the page is asked to show. */
  readonly notice: string;
  /** Markup that is made for this page alone, given its words. */
  readonly make: (words: Words) => { readonly [name: string]: string };
}

export type Words = { readonly [name: string]: string };

/** A page in full: the words of all pages, of the company's and its own in the frame of all. */
export async function render(rendering: Rendering): Promise<string> {
  const { folder, page, language, places, document, revision, notice, make } = rendering;
  const { name, path, company, audience, keptAs, login } = page;
  const read = async (part: string): Promise<Words> =>
    JSON.parse(await readFile(`${folder}/words/${part}.${language}.json`, 'utf8'));
  const spoken = await Promise.all(['common', company, name].map(read));
  const said: Words = Object.assign({}, ...spoken);
  const kept = keptAs ?? COMPANIES[company].keptAs;
  const brandPath = found(said, 'brandPath');
  const words: Words = {
    ...said,
    language,
    company,
    page: name,
    path,
    notice,
    ...places,
    query: revision ? `?revision=${revision}` : '',
    // On the company's front page a link to a part of it leads nowhere else.
    home: brandPath === (path && `${path}/`) ? '' : `/${language}/${brandPath}`,
    endpoint: revision
      ? previewEndpoint(revision)
      : (login?.endpoint ?? COMPANIES[company].endpoint),
    keptAs: kept,
    guard: JSON.stringify(guardOf(document, kept)),
    audience: JSON.stringify(audience),
  };
  const filling = { words, markup: make(words) };
  const part = (template: string): Promise<string> => fill(folder, template, filling);
  const [head, nav, main, preview] = await Promise.all([
    page.holds ? part(`pages/${name}.head`) : '',
    part(`parts/nav-${company}`),
    part(`pages/${name}`),
    revision ? fill(folder, 'parts/preview', previewing(words, revision)) : '',
  ]);
  const attributes = [
    ...(page.elements ? ['data-elements'] : []),
    ...(login ? [`data-subject-token="${safe(login.token)}"`] : []),
  ].join(' ');
  return fill(folder, 'layout', { words, markup: { head, nav, main, preview, attributes } });
}

/** The words of the page, with those that tell which preview it is. */
const previewing = (words: Words, revision: Revision): { readonly words: Words } => ({
  words: { ...words, previewText: found(words, `preview_${revision}`) },
});
