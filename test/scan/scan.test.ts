import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { faults } from '../../src/core/explain.ts';
import { folder, type Folder } from '../cli/doui.ts';
import type { Edit } from '../lint/edit.ts';
import { chromiumPath } from '../support/chromium.ts';
import { openSite, type Site } from './site.ts';

/*
 * The real command, a real Chromium, a site of its own origin and two others: one honest, and some
 * that leak.
 */

const HELD = (ads: string) =>
  `<script type="text/plain" data-purpose="ads" data-src="${ads}/ads.js"></script>`;

interface Scanned {
  readonly status: number | null;
  readonly err: string;
  readonly site: Site;
  readonly here: Folder;
  readonly found: {
    readonly pages: readonly string[];
    readonly lost: readonly { readonly page: string }[];
    readonly hosts: readonly {
      readonly host: string;
      readonly sent: { readonly [pass: string]: number };
      readonly ways: readonly string[];
      readonly left: object;
    }[];
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly host?: string;
      readonly message: string;
    }[];
  };
}

async function scanned(
  head: (ads: string, stranger: string) => string,
  { edit = {}, args = [] }: { readonly edit?: Edit; readonly args?: readonly string[] } = {},
): Promise<Scanned> {
  const site = await openSite(head, edit);
  onTestFinished(site.close);
  const here = await folder();
  await here.write('notices.json', site.notices);
  const common = '--notices notices.json --wait 0 --format json --draft draft.json'.split(' ');
  const browser = chromiumPath();
  const all = ['scan', site.url, '--browser', browser, ...common, ...args];
  const { status, out, err } = await here.doui(...all);
  return { status, err, site, here, found: status === 2 ? undefined : JSON.parse(out) };
}

const hostOf = (url: string): string => new URL(url).host;
const rules = ({ found }: Scanned): string[] => found.findings.map(({ rule }) => rule);

describe('doui scan', () => {
  test('finds an honest site to be as disclosed, page by page', async () => {
    const all = await scanned(HELD);
    const { status, err, site, here, found } = all;
    expect([err, status, rules(all)]).toEqual(['', 0, []]);
    const { ads } = site;
    expect(found.hosts).toMatchObject([
      {
        host: hostOf(ads),
        sent: { undecided: 0, refused: 0 },
        left: { cookies: ['_ads_id', '_served'], local: ['ads:seen'] },
      },
    ]);
    expect(found.hosts[0]?.sent['granted']).toBeGreaterThan(0);
    expect(found.lost).toEqual([expect.objectContaining({ page: `${site.url}/gone` })]);
    expect(found.pages.map((page) => new URL(page).pathname)).toEqual(['/', '/about', '/far']);
    const draft = await readFile(join(here.path, 'draft.json'), 'utf8');
    expect(JSON.parse(draft)).toEqual({ recipients: {}, transmissions: {} });
  });

  test('names who is undeclared, and drafts what to declare', async () => {
    const all = await scanned(
      (ads, stranger) => `${HELD(ads)}<script src="${stranger}/tag.js"></script>`,
    );
    const { status, site, here, found } = all;
    expect([status, rules(all)]).toEqual([1, ['undeclared-recipient']]);
    expect(found.findings[0]).toMatchObject({ severity: 'error', host: hostOf(site.stranger) });
    const draft = JSON.parse(await readFile(join(here.path, 'draft.json'), 'utf8'));
    const key = hostOf(site.stranger).replace(/\W/g, '-');
    expect(draft.transmissions[key]).toMatchObject({
      recipient: key,
      origins: [site.stranger],
      gate: { leaves: { cookies: [{ name: '_ads_id' }, { name: '_served' }] } },
    });
    // Its blanks are ones that the check asks for.
    const { recipients, transmissions } = draft;
    const merged = {
      ...site.notices,
      recipients: { ...site.notices.recipients, ...recipients },
      transmissions: { ...site.notices.transmissions, ...transmissions },
    };
    const blank = faults(merged).map(({ path }) => path.join('.'));
    expect(blank).toEqual(
      expect.arrayContaining([
        `recipients.${key}.texts.ja.name`,
        `transmissions.${key}.texts.ja.purpose`,
      ]),
    );
  });

  test('tells what is sent before consent, and after refusal, and that the parser sent it', async () => {
    const all = await scanned((ads) => `<script src="${ads}/ads.js"></script>`);
    const { status, found } = all;
    expect([status, rules(all)]).toEqual([1, ['sent-before-consent', 'sent-after-refusal']]);
    expect(found.hosts[0]?.ways).toContain('parser');
    expect(found.findings[0]?.message).toMatch(/before anything was decided, first on http/);
  });

  test('tells what was sent ahead, though the page then forbade it', async () => {
    const all = await scanned(
      (ads) => `<script>
        const policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = "script-src 'self' 'unsafe-inline'";
        document.head.append(policy);
      </script><script src="${ads}/ads.js"></script>`,
    );
    expect(rules(all)).toEqual(expect.arrayContaining(['sent-ahead']));
  });

  test('lists what nobody deletes, and what is never seen', async () => {
    const unlisted = await scanned(HELD, {
      edit: { '/transmissions/ads/gate': { leaves: { cookies: [{ name: '_ads_*' }] } } },
    });
    expect([unlisted.status, rules(unlisted)]).toEqual([
      0,
      ['unlisted-leaving', 'unlisted-leaving'],
    ]);
    expect(unlisted.found.findings.map(({ message }) => message).join()).toMatch(
      /"_served".*"ads:seen"/,
    );
    const never = await scanned(() => '', { args: ['--strict', '--depth', '0'] });
    expect([never.status, rules(never)]).toEqual([1, ['never-seen']]);
    expect(never.found.pages).toHaveLength(1);
  });

  test('sees a site without Doui, where it is told so', async () => {
    const site = await openSite((ads) => `<img src="${ads}/pixel.gif">`);
    onTestFinished(site.close);
    const here = await folder();
    const args = ['scan', `${site.url}/far`, '--browser', chromiumPath(), '--wait', '0'];
    const off = await here.doui(...args, '--grant', 'off', '--pages', '1');
    expect([off.status, off.err]).toEqual([0, '']);
    expect(off.out).toContain('Compared with nothing');
    expect(off.out).toMatch(new RegExp(`${hostOf(site.ads)} +1 +image +parser`));
  });

  test('says why it cannot be done', async () => {
    const here = await folder();
    const cases: [args: string[], why: string][] = [
      [['ftp://x.example'], 'scan takes one address'],
      [['https://x.example', '--pages', '0'], '--pages is a whole number from 1'],
      [['https://x.example', '--grant', 'yes'], '--grant is on or off.'],
      [['https://x.example', '--notices', 'no.json'], 'no.json: cannot be read (ENOENT).'],
      [['https://x.example', '--browser', '/nowhere'], '/nowhere: does not start'],
    ];
    for (const [args, why] of cases) {
      const { status, err } = await here.doui('scan', ...args);
      expect([status, err]).toEqual([2, expect.stringContaining(why)]);
    }
    const site = await openSite(() => '');
    onTestFinished(site.close);
    const args = ['--browser', chromiumPath(), '--wait', '0'];
    const { status, err } = await here.doui('scan', `${site.url}/hidden`, ...args);
    expect([status, err]).toEqual([2, expect.stringContaining('robots.txt keeps doui-scan')]);
  });
});
