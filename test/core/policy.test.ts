import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../src/core/policy.ts';
import { reachOf } from '../../src/core/reach.ts';
import { guardOf, headOf, stubOf } from '../../src/core/head.ts';
import { isHeld } from '../../src/core/origins.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';
import type { Basis } from '../../src/core/purpose.ts';
import { to } from './to.ts';

const noticeOf = (purposes: readonly (readonly [string, Basis])[]) => ({
  purposes: purposes.map(([key, basis]) => ({ key, basis })),
});

describe('policyOf', () => {
  it('names the page, the site’s own hosts and those that are granted', () => {
    const reach = {
      own: ['https://static.example'],
      hosts: [
        ['https://*.ads.example', ['ads']],
        ['https://count.example', ['statistics', 'ads']],
        ['https://pay.example', []],
      ],
    } as const;
    expect(policyOf(reach, ['ads'])).toBe(
      "default-src 'self' https://static.example https://*.ads.example https://pay.example 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'self' https://static.example https://*.ads.example https://pay.example",
    );
    expect(policyOf({ own: [], hosts: [] }, [])).toBe(
      "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'self'",
    );
  });
});

describe('reachOf', () => {
  const purposes = ['ads', 'statistics', 'design', 'news'];
  const sources = [
    'https://*.example.test',
    'https://a.example.test',
    'https://*.a.example.test',
    'https://b.example.test',
    'https://other.test',
    'https://other.test:8443',
  ];
  const transmissions = fc.dictionary(
    fc.constantFrom('one', 'two', 'three', 'four'),
    fc
      .tuple(fc.subarray(sources, { minLength: 1 }), fc.subarray(purposes), fc.boolean())
      .map(([origins, some, exempt]) => to(origins, some, exempt ? { exemption: 'display' } : {})),
  );

  it('law: a policy never reaches what the gate holds', () => {
    const urls = fc.constantFrom(
      ...sources.map((source) => `${source.replace('*', 'x')}/`),
      'https://x.a.example.test/',
    );
    fc.assert(
      fc.property(transmissions, fc.subarray(purposes), urls, (registry, granted, url) => {
        const policy = policyOf(reachOf({ transmissions: registry }, []), granted);
        const passed = policy.split(/[ ;]+/).some((word) => passes(word, url));
        const allows = (purpose: string) => granted.includes(purpose);
        if (isHeld({ signals: [], transmissions: registry }, url, allows)) {
          expect(passed).toBe(false);
        }
      }),
    );
  });

  it('law: where everything is granted, everything declared is reached', () => {
    fc.assert(
      fc.property(transmissions, (registry) => {
        const policy = policyOf(reachOf({ transmissions: registry }, []), purposes);
        for (const { origins } of Object.values(registry)) {
          for (const source of origins) expect(policy).toContain(` ${source}`);
        }
      }),
    );
  });

  it('asks for no purpose that no notice asks for', () => {
    const registry = { pay: to(['https://pay.test'], ['service', 'ads', 'unknown', 'mail']) };
    const notices = [
      noticeOf([
        ['service', 'required'],
        ['ads', 'notice-only'],
        ['mail', 'opt-out'],
      ]),
      noticeOf([['ads', 'consent']]),
    ];
    expect(reachOf({ transmissions: registry }, notices)).toEqual({
      own: [],
      hosts: [['https://pay.test', ['ads', 'unknown', 'mail']]],
    });
  });
});

/** As CSP3 §6.7.2.8 says, of sources that are all `https:`. */
function passes(source: string, url: string): boolean {
  const [, host, port] = /^https:\/\/([^:]+)(?::(\d+))?$/.exec(source) ?? [];
  if (host === undefined) return false;
  const at = new URL(url);
  if (at.port !== (port ?? '')) return false;
  return host.startsWith('*.') ? at.hostname.endsWith(host.slice(1)) : at.hostname === host;
}

describe('the tags of the head', () => {
  const document = {
    transmissions: {
      ads: to(['https://ads.test', 'https://more.test'], ['ads'], { gate: { calls: 'wait' } }),
      fonts: to(['https://fonts.test'], ['design'], { exemption: 'display' }),
    },
    notices: [noticeOf([['ads', 'consent']])],
  } as unknown as NoticesDocument;

  it('are none where there is nothing to do', () => {
    expect(headOf(document, 'doui')).toBeUndefined();
    expect(guardOf(document, 'doui')).toBeUndefined();
    expect(headOf({ ...document, guard: { mode: 'enforce' } }, 'doui')).toBeUndefined();
  });

  it('hold what is not exempt, each as the registry says', () => {
    const guard = { mode: 'enforce', own: ['https://static.test'], lockdown: true } as const;
    expect(guardOf({ ...document, guard }, 'doui')).toEqual({
      name: 'doui',
      mode: 'enforce',
      own: ['https://static.test'],
      hosts: [
        ['https://ads.test', ['ads'], 'wait'],
        ['https://more.test', ['ads'], 'wait'],
      ],
    });
    expect(headOf({ ...document, guard }, 'doui')).toEqual({
      name: 'doui',
      lockdown: {
        own: ['https://static.test'],
        hosts: [
          ['https://ads.test', ['ads']],
          ['https://more.test', ['ads']],
          ['https://fonts.test', []],
        ],
      },
    });
  });

  it('name the signals that must stand ready', () => {
    const signals = [
      { key: 'google', follows: { ad_storage: ['ads'], analytics_storage: ['ads'] } },
      {
        key: 'tcf',
        follows: {},
        cmpId: 2,
        cmpVersion: 1,
        gvl: '/doui/gvl/',
        publisherCountry: 'JP',
      },
    ] as const;
    expect(headOf({ ...document, signals }, 'doui')).toMatchObject({
      name: 'doui',
      google: { ad_storage: ['ads'], analytics_storage: ['ads'] },
    });
    expect(stubOf({ ...document, signals })).toEqual({ tcf: 1 });
    expect(stubOf(document)).toBeUndefined();
  });
});
