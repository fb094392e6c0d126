import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { file, notFound, page, pathOf } from './files.ts';
import type { Handler } from './http.ts';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const SITE = folder('./site');
const APP = folder('./app');
const BUNDLE = folder('./dist');
const SDK = folder('../dist');

type Language = 'en' | 'ja';

/** The provider's own origin: its pages, the SDK, and the SDK's handler below `/doui`. */
export function site(doui: Handler, thirdPartyUrl: string): Handler {
  const headers = {
    'content-security-policy': [
      "default-src 'self'",
      `script-src 'self' ${thirdPartyUrl}`,
      "style-src 'self'",
      `frame-src ${thirdPartyUrl}`,
      `img-src 'self' ${thirdPartyUrl} data:`,
      `connect-src 'self' ${thirdPartyUrl}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types doui',
    ].join('; '),
    'referrer-policy': 'strict-origin-when-cross-origin',
    vary: 'accept-language',
  };
  const landing = async (language: Language): Promise<Response> => {
    const words = JSON.parse(await readFile(`${SITE}/words.${language}.json`, 'utf8'));
    const template = await readFile(`${SITE}/index.html`, 'utf8');
    return page(fill(template, { ...words, language, thirdPartyUrl }), headers);
  };
  const app = async (language: Language): Promise<Response> =>
    page(fill(await readFile(`${APP}/index.html`, 'utf8'), { language }), headers);

  return async (request) => {
    const path = pathOf(request);
    if (path === undefined) return notFound();
    if (path === '/doui' || path.startsWith('/doui/')) return doui(request);
    if (path === '/') return landing(preferred(request));
    if (path === '/en/' || path === '/ja/') return landing(path === '/en/' ? 'en' : 'ja');
    if (['/app', '/app/', '/app/usage', '/app/plans', '/app/account'].includes(path)) {
      return app(preferred(request));
    }
    for (const [prefix, root] of [
      ['/sdk/', SDK],
      ['/site/', SITE],
      ['/app/', BUNDLE],
    ] as const) {
      if (path.startsWith(prefix)) {
        return (await file(root, path.slice(prefix.length))) ?? notFound();
      }
    }
    return notFound();
  };
}

/** English for those who ask for it before Japanese; Japanese for everybody else. */
function preferred(request: Request): Language {
  const wanted = request.headers.get('accept-language') ?? '';
  return /\b(en|ja)\b/i.exec(wanted)?.[1]?.toLowerCase() === 'en' ? 'en' : 'ja';
}

/** A template with `{{name}}` replaced by words, made safe for text and quoted attributes. */
function fill(template: string, words: { readonly [name: string]: string }): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = words[name];
    if (text === undefined) throw new Error(`There are no words for {{${name}}}.`);
    return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  });
}
