import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocuments, type Company } from '../../demo/documents.ts';
import { PAGES } from '../../demo/pages.ts';
import { disclosing } from '../../demo/transmissions.ts';
import { explain } from '../../src/core/explain.ts';
import { isHeld, transmissionsTo } from '../../src/core/origins.ts';
import { lint } from '../../src/lint/lint.ts';
import { AT } from '../lint/base.ts';

/*
 * What the demonstration's pages load from others, and what its notices disclose: each tag is there
 * in the registry, for the very purpose that it is marked with, and the registry has nothing else.
 */

const others = {
  ads: 'http://localhost:8082',
  analysis: 'http://localhost:8083',
  coupons: 'http://localhost:8084',
  points: 'http://localhost:8085',
};
const documents = disclosing(await readDocuments(), { url: 'https://list.example', others });

/** The rules that ask something of transmissions. */
const ASKED =
  /transmission|pings|vague|overlapping|shared-host|idle-gate|purpose-without-notice|fact-without|missing-tr/;

/** The tags of a company's pages: where they go, and for what. */
function tagsOf(company: Company): { readonly url: string; readonly purpose: string }[] {
  const names = PAGES.filter((page) => page.company === company).map(({ name }) => name);
  const files = names.flatMap((name) => globSync(`demo/site/pages/${name}{,.head}.html`));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<(?:script|iframe)\b[^>]*>/g)].flatMap(([tag]) => {
      const [, origin] = /src="\{\{(\w+)\}\}/.exec(tag) ?? [];
      const [, purpose = ''] = /data-purpose="([^"]+)"/.exec(tag) ?? [];
      return origin === undefined ? [] : [{ url: `${others[origin as 'ads']}/`, purpose }];
    }),
  );
}

describe.each(['ntt', 'docomo', 'colt'] as const)('%s', (company) => {
  const document = documents[company];
  const { transmissions = {} } = document;
  const tags = tagsOf(company);

  it('is without fault, and says of its transmissions what the law asks', () => {
    expect(explain(document)).toEqual([]);
    const found = lint(document, AT).filter(({ rule }) => ASKED.test(rule));
    expect(found.map(({ rule, path }) => `${rule} ${path.join('.')}`)).toEqual([]);
  });

  it('discloses each tag of its pages, for the purpose that it is marked with', () => {
    expect(tags.length).toBeGreaterThan(1);
    for (const { url, purpose } of tags) {
      const found = transmissionsTo({ transmissions }, url).map(([, { purposes }]) => purposes);
      expect(found, url).toEqual([[purpose]]);
      const held = (allowed: string) =>
        isHeld({ signals: [], transmissions }, url, (other) => other === allowed);
      expect([held(''), held(purpose)]).toEqual([true, false]);
    }
  });

  it('discloses nothing else, and nothing to nobody', () => {
    const urls = tags.map(({ url }) => url);
    for (const [key, { origins }] of Object.entries(transmissions)) {
      expect(origins.filter((origin) => !urls.includes(`${origin}/`))).toEqual([]);
      expect(document.notices.some((notice) => notice.transmissions?.includes(key))).toBe(true);
    }
  });
});
