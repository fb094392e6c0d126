import { describe, expect, test } from 'vitest';
import { draftOf } from '../../src/cli/scan/draft.ts';
import { driftOf, type Drift } from '../../src/cli/scan/drift.ts';
import { hostsOf } from '../../src/cli/scan/hosts.ts';
import { PASSES, type Request, type Seen, type Written } from '../../src/cli/scan/seen.ts';
import { told } from '../../src/cli/scan/told.ts';
import { base } from '../lint/base.ts';
import { edited, type Edit } from '../lint/edit.ts';

const AT = new Date('2026-06-01T00:00:00+09:00');
const PAGE = 'https://site.example/';
const ADS = 'https://ads.example/ads.js';

const request = (part: Partial<Request> = {}): Request => ({
  pass: 'granted',
  page: PAGE,
  url: ADS,
  kind: 'script',
  way: 'script',
  blocked: false,
  ...part,
});
const written = (part: Partial<Written> = {}): Written => ({
  pass: 'granted',
  page: PAGE,
  place: 'cookies',
  name: '_ads_id',
  by: ADS,
  ...part,
});
const seen = (requests: readonly Request[], left: readonly Written[] = []): Seen => ({
  url: PAGE,
  pages: [PAGE],
  lost: [],
  passes: PASSES,
  requests,
  written: left,
});

function drift(all: Seen, edit: Edit = {}): Drift[] {
  const document = edited(base, edit);
  return driftOf(document, all, hostsOf(all, document.guard?.own ?? []), AT);
}
const rules = (all: Seen, edit: Edit = {}): string[] =>
  drift(all, edit).map(({ rule, host, transmission }) => `${rule} ${host ?? transmission}`);

describe('what was seen, held against the notices', () => {
  test('is as disclosed where it goes to whom they name, once it may', () => {
    expect(rules(seen([request()]))).toEqual([]);
    expect(rules(seen([]))).toEqual(['never-seen ads']);
  });

  test('is neither the site’s own, nor what never left', () => {
    const own = [
      request({ url: `${PAGE}own.js`, pass: 'undecided' }),
      request({ url: 'https://static.site.example/x', pass: 'undecided' }),
      request({ url: 'data:text/plain,x', pass: 'undecided' }),
      request({ url: 'https://kept.example/x', pass: 'undecided', blocked: true }),
      request(),
    ];
    expect(
      rules(seen(own), { '/guard': { mode: 'report', own: ['https://static.site.example'] } }),
    ).toEqual([]);
    expect(rules(seen(own))).toEqual(['undeclared-recipient static.site.example']);
  });

  test('must wait for consent, and stop after refusal', () => {
    const all = seen(PASSES.map((pass) => request({ pass })));
    expect(rules(all)).toEqual([
      'sent-before-consent ads.example',
      'sent-after-refusal ads.example',
    ]);
    const optOut = { '/notices/0/purposes/2/basis': 'opt-out' };
    expect(rules(all, optOut)).toEqual(['sent-after-refusal ads.example']);
    expect(rules(all, { '/notices/0/purposes/2/basis': 'notice-only' })).toEqual([]);
    expect(rules(all, { '/transmissions/ads/exemption': 'operation' })).toEqual([]);
    expect(rules(seen([request()]), { '/transmissions/ads/purposes': ['nobody'] })).toEqual([
      'sent-unasked ads.example',
    ]);
  });

  test('may go to all below a name, by whatever scheme, and to none beside it', () => {
    const wide = { '/transmissions/ads/origins': ['https://*.ads.example'] };
    const of = (url: string): string[] => rules(seen([request({ url })]), wide);
    expect(of('https://a.b.ads.example/')).toEqual([]);
    expect(of('wss://a.ads.example/')).toEqual([]);
    expect(of('https://badads.example/')).toEqual([
      'undeclared-recipient badads.example',
      'never-seen ads',
    ]);
  });

  test('was asked ahead where the parser sent what the page then forbade', () => {
    const ahead = [request({ way: 'parser' }), request({ way: 'parser', blocked: true })];
    expect(rules(seen(ahead))).toEqual(['sent-ahead ads.example']);
    expect(rules(seen([request({ way: 'parser' })]))).toEqual([]);
    expect(rules(seen([request(), request({ blocked: true })]))).toEqual([]);
    const mend = (way: Request['way']) =>
      drift(seen([request({ pass: 'undecided', way })]))[0]?.mend;
    expect([mend('parser'), mend('script')]).toEqual([
      expect.stringContaining('no script can hold'),
      expect.stringContaining('the guard'),
    ]);
  });

  test('leaves nothing on the device but what is listed', () => {
    const left = [
      written(),
      written({ name: 'other.id' }),
      written({ place: 'local', name: 'ads:1' }),
      written({ name: 'session', by: `${PAGE}own.js` }),
    ];
    const all = seen([request()], left);
    expect(rules(all)).toEqual(Array(2).fill('unlisted-leaving ads.example'));
    const leaves = (cookies: readonly string[]): Edit => ({
      '/transmissions/ads/gate': {
        leaves: { cookies: cookies.map((name) => ({ name })), local: ['ads:*'] },
      },
    });
    expect(rules(all, leaves(['_ads_*', 'other.id']))).toEqual([]);
    expect(drift(all, leaves(['_ads_*', 'other.i.']))[0]?.message).toContain('"other.id"');
    expect(rules(all, leaves(['*']))).toEqual([]);
  });
});

test('a draft has an entry for each host, with what is known of it', () => {
  const all = seen(
    [request({ url: 'http://ads.example:8080/x' })],
    [written({ by: 'http://ads.example:8080/x' })],
  );
  expect(draftOf(hostsOf(all, []))).toMatchObject({
    recipients: { 'ads-example-8080': { texts: { ja: { name: '' } } } },
    transmissions: {
      'ads-example-8080': {
        recipient: 'ads-example-8080',
        data: [],
        origins: ['http://ads.example:8080'],
        gate: { leaves: { cookies: [{ name: '_ads_id' }] } },
      },
    },
  });
});

test('people read how often, what and by whom; a page’s words cannot steer the terminal', () => {
  const all = {
    ...seen([request(), request({ pass: 'undecided', way: 'parser' })]),
    url: 'https://x/\u001b[2J',
  };
  const text = told(all, hostsOf(all, []), drift(all));
  expect(text).toMatch(/ads\.example +1 +0 +1 +script +parser script/);
  const [head = '', row = ''] = text.split('\n').filter((line) => /undecided|ads\.ex/.test(line));
  expect(row.indexOf('1')).toBe(head.indexOf('undecided'));
  expect(text).toContain('1 thing is other than disclosed.');
  expect(text).not.toContain('\u001b');
});
