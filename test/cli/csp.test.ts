import { expect, test } from 'vitest';
import { base } from '../lint/base.ts';
import { edited, type Edit } from '../lint/edit.ts';
import { folder } from './doui.ts';

/** Hosts that wait for nobody, for one purpose, and for two. */
const hosts: Edit = {
  '/transmissions/ads/origins': ['https://*.ads.example', 'wss://live.ads.example'],
  '/transmissions/pay': {
    ...base.transmissions?.['ads'],
    purposes: ['service'],
    origins: ['https://pay.example'],
  },
  '/transmissions/sponsor': {
    ...base.transmissions?.['ads'],
    purposes: ['ads', 'offers', 'profiles'],
    origins: ['https://sponsor.example'],
  },
  '/transmissions/offers': {
    ...base.transmissions?.['ads'],
    purposes: ['offers'],
    origins: ['https://offers.example'],
  },
  '/notices/0/transmissions': ['ads', 'pay', 'sponsor', 'offers'],
  '/guard/own': ['https://static.acme.example'],
  '/guard/reports': 'https://reports.acme.example/seen',
  '/purposes/offers': {},
  '/purposes/profiles': {},
  '/notices/1/purposes/1': { key: 'offers', basis: 'opt-out' },
  '/notices/1/texts/en/purposes/offers': { title: 'Offers', description: 'To show them.' },
};

/** The purpose `offers` is open until people object. */
const OPEN = 'https://static.acme.example https://pay.example https://offers.example';

const FIRST = [
  "default-src 'self' https://static.acme.example",
  `script-src 'self' ${OPEN}`,
  `connect-src 'self' ${OPEN} https://reports.acme.example`,
  `img-src 'self' data: ${OPEN}`,
  `media-src 'self' ${OPEN}`,
  `font-src 'self' ${OPEN}`,
  `style-src 'self' ${OPEN}`,
  `frame-src 'self' ${OPEN}`,
  `form-action 'self' ${OPEN}`,
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

/** What a policy lets a kind of request reach. */
const sourcesOf = (policy: string, directive: string): string[] =>
  policy.split('; ').flatMap((line) => {
    const [name, ...sources] = line.trim().split(' ');
    return name === directive ? sources : [];
  });

test('before anybody decides: the page, the site’s own hosts, and what waits for nobody', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, hosts));
  expect(await doui('csp')).toEqual({ status: 0, out: `${FIRST}\n`, err: '' });
  const { out } = await doui('csp', '--header', 'notices.json');
  expect(out).toBe(`Content-Security-Policy: ${FIRST}\n`);
});

test('--granted: a host while all its purposes are; sockets are for scripts alone', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, hosts));
  const { out: ads } = await doui('csp', '--granted', 'ads');
  expect(sourcesOf(ads, 'frame-src')).toEqual([
    "'self'",
    'https://static.acme.example',
    'https://*.ads.example',
    'https://pay.example',
  ]);
  expect(sourcesOf(ads, 'connect-src')).toContain('wss://live.ads.example');
  const { out: both } = await doui('csp', '--granted', 'ads,offers,profiles');
  expect(sourcesOf(both, 'script-src')).toContain('https://sponsor.example');
  const { status, err } = await doui('csp', '--granted', 'adverts');
  expect([status, err]).toEqual([
    2,
    'notices.json declares no purpose "adverts". It has: service, news, ads, offers, profiles.\n',
  ]);
});

test('--all: each policy once, with the fewest purposes that lead to it', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, hosts));
  const { status, out } = await doui('csp', '--all');
  expect(status).toBe(0);
  expect(out.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# nothing granted',
    '# ads',
    '# offers',
    '# ads, offers',
    // Without the other two, profiles lead to nothing more.
    '# ads, offers, profiles',
  ]);
  expect(out.split('\n')).toContain(FIRST);
});

test('a document at fault is no policy', async () => {
  const { write, doui } = await folder();
  await write('notices.json', edited(base, { '/guard/own': ['https://ads.example'] }));
  const { status, out, err } = await doui('csp');
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(
    / error {2}structure {2}guard\.own\[0\] takes in "https:\/\/ads\.example" of transmissions\.ads, which would never be held\.\n {4}mend {2}Remove one of them\./,
  );
});

test.for([
  ['csp', 'a.json', 'b.json'],
  ['csp', '--all', '--granted', 'ads'],
  ['csp', '--grant', 'ads'],
  ['head', 'a.json', 'b.json'],
  ['head', '--name', ''],
  ['check', '--site', 'shop.example'],
  ['check', '--site', 'ftp://shop.example'],
])('what is not understood: %s', async (args) => {
  const { doui } = await folder();
  const { status, out, err } = await doui(...args);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(/\nSee doui --help\.\n$/);
});

test('check --site: where an origin takes the site in', async () => {
  const { write, doui } = await folder();
  const site = 'https://www.acme.example/shop';
  const at = ['--at', '2026-12-01', '--site', site, '--site', 'http://localhost:8080'];
  await write('notices.json', base);
  expect((await doui('check', ...at)).out).toBe('1 file: nothing found.\n');
  await write(
    'notices.json',
    edited(base, {
      '/transmissions/ads/origins': ['https://ads.example', 'https://*.acme.example'],
    }),
  );
  const { status, out } = await doui('check', ...at);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^notices\.json:\d+:\d+ {2}warning {2}wide-origin {2}https:\/\/\*\.acme\.example takes in https:\/\/www\.acme\.example, which is the site itself and never held\.\n {4}mend {2}Name the recipient’s own hosts\.\n\n1 file: 0 errors, 1 warning, 0 notes\.\n$/,
  );
});
