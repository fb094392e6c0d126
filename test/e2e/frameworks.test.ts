import { readFile } from 'node:fs/promises';
import { GppModel } from '@iabgpp/cmpapi';
import { TCString } from '@iabtechlabtcf/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Signal } from '../../src/core/signal.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';
import { telling } from '../support/parties.ts';
import { VENDOR_LIST } from '../support/vendorList.ts';

const at = useChromiumLab();
const ads = ['ads'] as const;

const TCF = {
  key: 'tcf',
  follows: {
    purpose1: ads,
    purpose2: ['behavioral-analysis'],
    purpose3: ads,
    purpose4: ads,
    specialFeature1: ads,
  },
  cmpId: 321,
  cmpVersion: 5,
  gvl: '/doui/gvl/',
  publisherCountry: 'JP',
} as const satisfies Signal;
const GPP = {
  key: 'gpp',
  follows: { SaleOptOut: ads, SharingOptOut: ads, SensitiveDataProcessing: ads },
  sections: ['usnat', 'usca', 'usva'],
} as const satisfies Signal;

type Heard = { readonly [member: string]: unknown };

const serve = (...signals: readonly Signal[]): void => {
  at.lab.answer('/doui/notices', () => Response.json(telling(at.lab.notices, signals)));
  at.lab.answer('/doui/gvl/vendor-list.json', () => Response.json(VENDOR_LIST));
};
const stub = async (config: object): Promise<string> => {
  const code = await readFile(new URL('../../dist/doui-stub.js', import.meta.url), 'utf8');
  return `<script data-doui='${JSON.stringify(config)}'>${code}</script>`;
};
/** Keeps what a listener of either interface hears, in order. */
const LISTEN = `<script>
  window.heard = [];
  for (const [api, ...call] of [['__tcfapi', 'addEventListener', 2], ['__gpp', 'addEventListener']]) {
    window[api]?.(...call, (data, success) => heard.push({ api, success, ...data }));
  }
</script>`;
const heard = (): Promise<Heard[]> =>
  at.page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
const until = (event: string) =>
  at.page.waitForFunction(
    (name) =>
      (globalThis as unknown as { heard: Heard[] }).heard.some(
        ({ eventStatus, eventName, data }) =>
          (eventStatus ?? `${String(eventName)}:${String(data)}`) === name,
      ),
    event,
  );
const ask = (api: string, ...call: readonly unknown[]): Promise<[Heard, boolean]> =>
  at.page.evaluate(
    ([name, ...args]) =>
      new Promise<[Heard, boolean]>((resolve) => {
        const answer = (data: Heard, success: boolean) => resolve([data, success]);
        const place = name === '__gpp' ? 1 : 2;
        const { [name as string]: interfaceOf } = globalThis as unknown as {
          [api: string]: (...all: unknown[]) => void;
        };
        interfaceOf?.(...args.slice(0, place), answer, ...args.slice(place));
      }),
    [api, ...call] as unknown[],
  );
const granted = (vector: Iterable<[number, boolean]>): number[] =>
  [...vector].filter(([, is]) => is).map(([id]) => id);

describe('the Transparency and Consent Framework', () => {
  beforeEach(() => serve(TCF));

  it('is answered by a stub that names the version, and then in order', async () => {
    at.lab.page(`${await stub({ tcf: 1 })}${LISTEN}`);
    await at.page.goto(at.lab.url);
    expect(await ask('__tcfapi', 'ping', 2)).toEqual([
      { cmpLoaded: false, cmpStatus: 'stub', displayStatus: 'hidden', apiVersion: '2' },
      true,
    ]);
    expect(await at.page.locator('iframe[name=__tcfapiLocator]').count()).toBe(1);
    at.lab.page(`${await stub({ tcf: 1 })}${LISTEN}${TAG}`);
    await at.visit();
    await until('cmpuishown');
    const [ping] = await ask('__tcfapi', 'ping', 2);
    expect(ping).toMatchObject({ cmpLoaded: true, cmpStatus: 'loaded', apiVersion: '2' });
    expect(ping).toMatchObject({ gdprApplies: true, cmpId: 321, cmpVersion: 5, gvlVersion: 123 });
  });

  it('hears purposes, vendors and language in a string that the official decoder reads', async () => {
    at.lab.page(`${await stub({ tcf: 1 })}${LISTEN}${TAG.replace('"en"', '"ja"')}`);
    await at.visit();
    await until('cmpuishown');
    await at.decide({
      ads: 'granted',
      'behavioral-analysis': 'refused',
      'partner-campaigns': 'refused',
    });
    await until('useractioncomplete');
    const all = await heard();
    const strings = all.map(({ tcString }) => String(tcString));
    const first = TCString.decode(strings[0] ?? '');
    expect(granted(first.purposeConsents)).toEqual([]);
    expect(granted(first.vendorConsents)).toEqual([]);
    expect(granted(first.vendorsDisclosed)).toEqual([2, 7, 8, 10]);
    const last = TCString.decode(strings.at(-1) ?? '');
    expect(granted(last.purposeConsents)).toEqual([1, 3, 4]);
    expect(granted(last.specialFeatureOptins)).toEqual([1]);
    // 10 also asks for purpose 2, which was refused; 9 has left the list.
    expect(granted(last.vendorConsents)).toEqual([2, 7]);
    expect(granted(last.vendorLegitimateInterests)).toEqual([]);
    expect(granted(last.purposeLegitimateInterests)).toEqual([]);
    expect(last).toMatchObject({
      cmpId: 321,
      cmpVersion: 5,
      consentLanguage: 'JA',
      publisherCountryCode: 'JP',
      vendorListVersion: 123,
      policyVersion: 5,
      isServiceSpecific: true,
      useNonStandardTexts: false,
    });
    expect(last.created).toEqual(last.lastUpdated);
    expect(strings.at(-1)?.split('.').length).toBeGreaterThan(1);
    await at.page.evaluate(() => void doui.withdraw('ads'));
    const [now] = await ask('__tcfapi', 'getInAppTCData', 2);
    expect(now).toMatchObject({ purpose: { consents: expect.not.objectContaining({ 1: '1' }) } });
    const after = TCString.decode(String((await heard()).at(-1)?.['tcString']));
    expect(granted(after.purposeConsents)).toEqual([]);
  });

  it('asks no other host for anything, nor needs a stub in the head', async () => {
    const hosts = new Set<string>();
    at.page.on('request', (request) => void hosts.add(new URL(request.url()).host));
    at.lab.page(TAG);
    await at.visit();
    await expect.poll(async () => (await ask('__tcfapi', 'ping', 2))[0]['cmpLoaded']).toBe(true);
    expect([...hosts]).toEqual([new URL(at.lab.url).host]);
  });

  it('answers a frame of another origin', async () => {
    const name = 'frame';
    at.lab.page(
      `${await stub({ tcf: 1 })}${TAG}`,
      `<iframe name="${name}" src="${at.lab.other}/f"></iframe>`,
    );
    await at.visit();
    const frame = at.page.frame(name);
    await frame?.waitForLoadState();
    const answered = await frame?.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data));
          const call = { command: 'ping', version: 2, callId: 'a1' };
          parent.postMessage(JSON.stringify({ ['__tcfapiCall']: call }), '*');
        }),
    );
    expect(JSON.parse(String(answered))).toMatchObject({
      __tcfapiReturn: { callId: 'a1', success: true, returnValue: { apiVersion: '2' } },
    });
  });

  it.each(['a list that does not come', 'the address of IAB Europe'])(
    'grants nothing and says so: %s',
    async (why) => {
      if (why.startsWith('a list')) {
        at.lab.answer('/doui/gvl/vendor-list.json', () => new Response('', { status: 503 }));
      } else {
        // As `doui check` does not let pass, and the page does not either.
        serve({ ...TCF, gvl: 'https://vendor-list.consensu.org/v3/' });
      }
      at.lab.page(
        `<script>document.addEventListener('doui:error', ({ detail }) => (window.codes ??= []).push(detail.code))</script>
         ${await stub({ tcf: 1 })}${LISTEN}${TAG}`,
      );
      await at.visit();
      await at.page.waitForFunction(() => globalThis.codes?.length > 0);
      expect(await at.page.evaluate(() => codes)).toEqual(['signal-unavailable']);
      expect(await heard()).toMatchObject([{ success: false }]);
      const [ping] = await ask('__tcfapi', 'ping', 2);
      expect(ping).toMatchObject({ cmpStatus: 'error' });
      expect(await at.page.evaluate(() => doui.state().phase)).toBe('ready');
    },
  );
});

describe('the Global Privacy Platform', () => {
  it('is answered by a stub at once, and then section by section', async () => {
    serve(GPP);
    at.lab.page(`${await stub({ gpp: 1 })}${LISTEN}`);
    await at.page.goto(at.lab.url);
    const [ping] = await ask('__gpp', 'ping');
    expect(ping).toMatchObject({ gppVersion: '1.1', cmpStatus: 'stub', signalStatus: 'not ready' });
    expect(await ask('__gpp', 'hasSection', 'usnat')).toEqual([false, true]);
    expect(await heard()).toMatchObject([{ eventName: 'listenerRegistered', data: true }]);

    at.lab.page(`${await stub({ gpp: 1 })}${LISTEN}${TAG}`);
    await at.visit();
    await until('signalStatus:ready');
    await at.decide({ ads: 'granted' });
    const events = (await heard()).map(
      ({ eventName, data }) => `${String(eventName)}:${String(data)}`,
    );
    const last = events.lastIndexOf('signalStatus:not ready');
    expect(events.slice(last)).toEqual([
      'signalStatus:not ready',
      'cmpStatus:loaded',
      'sectionChange:usnat',
      'sectionChange:usca',
      'sectionChange:usva',
      'signalStatus:ready',
    ]);
    const [now] = await ask('__gpp', 'ping');
    expect(now).toMatchObject({
      cmpId: 1,
      cmpStatus: 'loaded',
      signalStatus: 'ready',
      supportedAPIs: ['7:usnat', '8:usca', '9:usva'],
      applicableSections: [7, 8, 9],
      sectionList: [7, 8, 9],
    });
    const oracle = new GppModel();
    oracle.decode(String(now['gppString']));
    expect(oracle.getSection('usnat')).toMatchObject({
      SaleOptOutNotice: 1,
      SaleOptOut: 2,
      SharingOptOut: 2,
      TargetedAdvertisingOptOut: 0,
      SensitiveDataProcessing: Array.from({ length: 16 }, () => 2),
      MspaCoveredTransaction: 2,
      Gpc: false,
    });
    expect(oracle.getSection('usva')).toMatchObject({ SaleOptOut: 2 });
    await at.page.evaluate(() => void doui.withdraw('ads'));
    const [after] = await ask('__gpp', 'ping');
    oracle.decode(String(after['gppString']));
    expect(oracle.getFieldValue('usca', 'SharingOptOut')).toBe(1);
    expect(oracle.getFieldValue('usca', 'SaleOptOut')).toBe(1);
  });

  it('has the framework’s string as a section of its own', async () => {
    serve(TCF, { ...GPP, sections: ['tcfeuv2', 'usnat'], cmpId: 321 });
    at.lab.page(`${await stub({ tcf: 1, gpp: 1 })}${LISTEN}${TAG}`);
    await at.visit();
    await until('signalStatus:ready');
    await at.decide({ ads: 'granted' });
    const [now] = await ask('__gpp', 'ping');
    expect(now).toMatchObject({ cmpId: 321, sectionList: [2, 7] });
    const oracle = new GppModel();
    oracle.decode(String(now['gppString']));
    expect(oracle.getFieldValue('tcfeuv2', 'PurposeConsents')).toEqual(
      expect.arrayContaining([true]),
    );
    expect(oracle.getFieldValue('tcfeuv2', 'CmpId')).toBe(321);
  });
});
