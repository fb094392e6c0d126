import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hostOf, isHeld, isWithin, overlap, transmissionsTo } from '../../src/core/origins.ts';
import { to } from './to.ts';

const label = fc.stringMatching(/^[a-z\d]([a-z\d-]{0,6}[a-z])?$/);
const host = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((all) => `${all.join('.')}.example`);
const scheme = fc.constantFrom('http', 'https', 'ws', 'wss');
const port = fc.constantFrom('', ':80', ':443', ':8443', ':65535');
const rest = fc
  .tuple(fc.webPath(), fc.option(fc.webQueryParameters()))
  .map(([path, query]) => path + (query === null ? '' : `?${query}#@evil.example:80/`));
const source = fc
  .tuple(scheme, fc.constantFrom('', '*.'), host, port)
  .map(([before, wild, name, after]) => `${before}://${wild}${name}${after}`);

describe('isWithin', () => {
  it.each([
    ['https://ads.example', 'https://ads.example/a?b#c', true],
    ['https://ads.example', 'https://ads.example', true],
    ['http://ads.example', 'https://ads.example/', true],
    ['https://ads.example', 'http://ads.example/', true],
    ['https://ads.example', 'wss://ads.example/socket', true],
    ['wss://ads.example', 'https://ads.example/', true],
    ['https://ads.example:443', 'https://ads.example/', true],
    ['https://ads.example', 'https://ads.example:8443/', false],
    ['https://ads.example:8443', 'https://ads.example:8443/', true],
    ['https://ads.example:8443', 'https://ads.example/', false],
    ['https://ads.example', 'https://www.ads.example/', false],
    ['https://*.ads.example', 'https://www.ads.example/', true],
    ['https://*.ads.example', 'https://a.b.ads.example/', true],
    ['https://*.ads.example', 'https://ads.example/', false],
    ['https://*.ads.example', 'https://badads.example/', false],
    ['https://ads.example', 'https://ads.example.evil.test/', false],
    ['https://ads.example', 'https://ads.example@evil.test/', false],
    ['https://ads.example', 'https://evil.test/https://ads.example/', false],
    ['https://ads.example', 'https://evil.test?@ads.example/', false],
    ['https://ads.example', 'https://evil.test#@ads.example', false],
    ['https://ads.example', 'https://me:80@ads.example/', true],
    // The root’s own dot: another host to a policy, the same one to a resolver.
    ['https://ads.example', 'https://ads.example./', true],
    ['https://*.ads.example', 'https://www.ads.example.:443/', true],
    ['https://ads.example', 'HTTPS://ADS.EXAMPLE/', true],
    ['http://[::1]:8080', 'http://[::1]:8080/', true],
    ['http://localhost:8080', 'http://localhost:8080/x', true],
    ['https://ads.example', 'data:text/html,https://ads.example/', false],
    ['https://ads.example', 'blob:https://ads.example/0', false],
    ['https://ads.example', 'about:blank', false],
    ['https://ads.example', '/ads.example/', false],
    ['https://ads.example', '', false],
    ['', '', false],
    ['', 'data:,', false],
  ])('%s takes in %s: %j', (one, url, holds) => {
    expect(isWithin(one, url)).toBe(holds);
  });

  it('law: agrees with the platform’s own reading of any address', () => {
    fc.assert(
      fc.property(scheme, fc.option(label), host, port, rest, (before, user, name, after, path) => {
        const url = new URL(
          `${before}://${user === null ? '' : `${user}:p%40@`}${name}${after}${path}`,
        );
        expect(hostOf(url.href).split(':')[0]).toBe(url.hostname);
        expect(isWithin(`https://${name}${after}`, url.href)).toBe(true);
        expect(isWithin(`https://${name}:1`, url.href)).toBe(false);
      }),
    );
  });

  it('law: a wildcard takes in all below a host, and not the host', () => {
    fc.assert(
      fc.property(scheme, label, host, port, rest, (before, below, name, after, path) => {
        expect(
          isWithin(`https://*.${name}${after}`, `${before}://${below}.${name}${after}${path}`),
        ).toBe(true);
        expect(isWithin(`https://*.${name}${after}`, `${before}://${name}${after}${path}`)).toBe(
          false,
        );
      }),
    );
  });

  it('law: it answers for anything, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, url) => {
        expect(isWithin(one, url)).toBeTypeOf('boolean');
      }),
    );
  });
});

test('law: two sources overlap where some address is within both, whichever is named first', () => {
  fc.assert(
    fc.property(source, source, fc.option(label), (one, other, below) => {
      expect(overlap(one, one)).toBe(true);
      expect(overlap(one, other)).toBe(overlap(other, one));
      for (const each of [one, other]) {
        const url = `${each.replace('*', below ?? 'www')}/`;
        if (isWithin(one, url) && isWithin(other, url)) expect(overlap(one, other)).toBe(true);
      }
    }),
  );
});

describe('isHeld', () => {
  const transmissions = {
    ads: to(['https://*.ads.example'], ['ads', 'profiling']),
    count: to(['https://count.ads.example'], ['statistics']),
    fonts: to(['https://fonts.example', 'https://cdn.ads.example'], ['design'], {
      exemption: 'display',
    }),
  };
  const signals = [] as const;
  const allowing =
    (...allowed: string[]) =>
    (purpose: string) =>
      allowed.includes(purpose);

  it.each([
    ['https://www.ads.example/', [], true],
    ['https://www.ads.example/', ['ads'], true],
    ['https://www.ads.example/', ['ads', 'profiling'], false],
    ['https://count.ads.example/', ['statistics'], true],
    ['https://count.ads.example/', ['ads', 'profiling'], true],
    ['https://count.ads.example/', ['ads', 'profiling', 'statistics'], false],
    ['https://fonts.example/', [], false],
    // An exemption opens its own transmission, and no other one there.
    ['https://cdn.ads.example/', [], true],
    ['https://cdn.ads.example/', ['ads', 'profiling'], false],
    ['https://nobody.example/', [], false],
    ['data:,', [], false],
  ])('%s with %j: %j', (url, allowed, held) => {
    expect(isHeld({ signals, transmissions }, url, allowing(...allowed))).toBe(held);
  });

  it('never holds the page’s own origin, nor the site’s other ones', () => {
    const wide = { site: to(['https://*.acme.example', 'https://acme.example'], ['ads']) };
    const own = ['https://static.acme.example'];
    const enforcement = { signals, transmissions: wide, guard: { mode: 'enforce', own } as const };
    const held = (url: string) => isHeld(enforcement, url, () => false, 'https://acme.example');
    expect(held('https://acme.example/a')).toBe(false);
    expect(held('https://static.acme.example/a')).toBe(false);
    expect(held('https://ads.acme.example/a')).toBe(true);
  });

  it('law: what is allowed besides never holds more', () => {
    const names = fc.subarray(['ads', 'profiling', 'statistics', 'design']);
    const urls = fc.constantFrom(...Object.values(transmissions).flatMap(({ origins }) => origins));
    fc.assert(
      fc.property(urls, names, names, (url, some, more) => {
        const address = `${url.replace('*', 'x')}/`;
        const few = isHeld({ signals, transmissions }, address, allowing(...some));
        const many = isHeld({ signals, transmissions }, address, allowing(...some, ...more));
        expect(many && !few).toBe(false);
      }),
    );
  });

  it('names all that may go to an address', () => {
    const keys = transmissionsTo({ transmissions }, 'https://count.ads.example/').map(
      ([key]) => key,
    );
    expect(keys).toEqual(['ads', 'count']);
  });
});
