import { fileURLToPath } from 'node:url';
import { transmissionsMarkup } from '../dist/server.js';
import { guardOf } from '../src/core/head.ts';
import type { Notice } from '../src/core/notice.ts';
import type { Store } from '../src/core/store.ts';
import type { Documents } from './documents.ts';
import { file, notFound, page, pathOf } from './files.ts';
import { headersOf } from './headers.ts';
import type { Handler } from './http.ts';
import { preferred, type Language } from './language.ts';
import type { Others } from './others.ts';
import { COMPANIES, PAGES, RECEIVED, type Page } from './pages.ts';
import { createPortal } from './portal/portal.ts';
import { render, type Words } from './render.ts';
import { isRevision } from './revision.ts';
import { answerForm } from './teledome/answer.ts';
import { formOf } from './teledome/fields.ts';
import { notesOf } from './teledome/notes.ts';
import { fill, safe } from './template.ts';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const SITE = folder('./site');
const APP = folder('./app');
const FOLDERS = [
  ['/sdk/', folder('../dist')],
  ['/site/', SITE],
  ['/app/', folder('./dist')],
] as const;
const APP_PAGES = ['/app', '/app/', '/app/usage', '/app/plans', '/app/account'];
const DESK = '/portal/desk';

export interface SiteOptions {
  /** The SDK's handlers and the members' login, by where they are mounted. */
  readonly handlers: { readonly [endpoint: string]: Handler };
  readonly documents: Documents;
  readonly store: Store;
  /** Where it is listed what reached the others. */
  readonly thirdPartyUrl: string;
  readonly others: Others;
}

/** The companies' own origin: their pages, the SDK, its handlers, and their own servers. */
export function site({ handlers, documents, store, thirdPartyUrl, others }: SiteOptions): Handler {
  const headers = headersOf([thirdPartyUrl, ...Object.values(others)]);
  const portal = createPortal(DESK);
  const { notices } = documents.ntt;
  const suspension = notices.find(({ form }) => form !== undefined) as Notice;

  const show = async (
    request: Request,
    shown: Page,
    language: Language,
    make: (words: Words) => Words = () => ({}),
  ): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    const revision = searchParams.get('revision');
    const notice = searchParams.get('notice');
    const html = await render({
      folder: SITE,
      page: shown,
      language,
      places: { thirdPartyUrl, ...others },
      document: documents[shown.company],
      revision: shown.company === 'ntt' && isRevision(revision) ? revision : undefined,
      notice: notices.find(({ key }) => key === notice)?.key ?? 'specified-user-information',
      make,
    });
    return page(html, headers);
  };

  const receive = async (request: Request, language: Language): Promise<Response> => {
    const { status, said, markup } = await answerForm(request, suspension, store);
    const response = await show(request, RECEIVED, language, (words) => ({
      answer: markup,
      ...Object.fromEntries(
        ['Title', 'Lead'].map((part) => [`answer${part}`, safe(words[said + part] ?? '')]),
      ),
    }));
    return new Response(response.body, { status, headers: response.headers });
  };

  return async (request) => {
    const path = pathOf(request);
    if (path === undefined) return notFound();
    const mounted = Object.keys(handlers).find(
      (endpoint) => path === endpoint || path.startsWith(`${endpoint}/`),
    );
    if (mounted !== undefined) return handlers[mounted]?.(request) ?? notFound();
    if (path === DESK) return portal(request);
    if (APP_PAGES.includes(path)) {
      const guard = JSON.stringify(guardOf(documents.ntt, COMPANIES.ntt.keptAs));
      const words = { language: preferred(request), guard };
      return page(await fill(APP, 'index', { words }), headers);
    }
    const [, spoken, rest] = /^\/(?:(en|ja)(?:\/|$))?(.*?)\/?$/.exec(path) ?? [];
    const language = (spoken as Language | undefined) ?? preferred(request);
    const found = PAGES.find((one) => one.path === rest);
    if (found?.name === 'teledome' && request.method === 'POST') return receive(request, language);
    if (found?.name === 'teledome') {
      return show(request, found, language, (words) => ({
        ...notesOf(suspension, language),
        form: formOf(suspension, language, words),
      }));
    }
    if (found?.name === 'transmissions') {
      const disclosed = transmissionsMarkup(documents[found.company], { locale: language });
      return show(request, found, language, () => ({ disclosed }));
    }
    if (found !== undefined) return show(request, found, language);
    for (const [prefix, root] of FOLDERS) {
      if (path.startsWith(prefix)) {
        return (await file(root, path.slice(prefix.length))) ?? notFound();
      }
    }
    return notFound();
  };
}
