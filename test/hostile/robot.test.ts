import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type {
  AutoConsentCMPRule,
  BackgroundMessage,
  Config,
  ContentScriptMessage,
} from '@duckduckgo/autoconsent';
import { expect, it } from 'vitest';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

declare global {
  var autoconsentReceiveMessage: (message: BackgroundMessage) => Promise<void>;
}

const at = useChromiumLab();

const AUTOCONSENT = import.meta.resolve('@duckduckgo/autoconsent');
const read = (url: URL | string) => readFile(fileURLToPath(url), 'utf8');

const ours = JSON.parse(
  await read(new URL('../../docs/robots/duckduckgo.json', import.meta.url)),
) as AutoConsentCMPRule;
const { autoconsent: theirs } = JSON.parse(
  await read(new URL('../rules/rules.json', AUTOCONSENT)),
) as { autoconsent: AutoConsentCMPRule[] };

const CONFIG: Partial<Config> = {
  enabled: true,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: true,
  enableGeneratedRules: true,
  detectRetries: 2,
  isMainWorld: true,
  visualTest: false,
};

/** Has the robot loose on the page, as its makers do in their own tests, and hears what it says. */
async function loose(rules: AutoConsentCMPRule[], config: Partial<Config>) {
  const said: ContentScriptMessage[] = [];
  await at.page.exposeFunction('autoconsentSendMessage', (message: ContentScriptMessage) => {
    said.push(message);
    if (message.type !== 'init') return;
    const answer = {
      type: 'initResp',
      config: { ...CONFIG, ...config },
      rules: { autoconsent: rules },
    } as BackgroundMessage;
    void at.page.evaluate((said) => globalThis.autoconsentReceiveMessage(said), answer);
  });
  at.lab.page(
    TAG,
    `<script type="text/plain" data-purpose="ads" src="${at.lab.other}/ads.js"></script>`,
  );
  await at.visit();
  await at.page.locator('doui-root button[part~=refuse]').waitFor();
  await at.page.evaluate(await read(new URL('autoconsent.playwright.js', AUTOCONSENT)));
  const types = () => said.map(({ type }) => type);
  return { said, types };
}

const purposes = () =>
  at.page.evaluate(() =>
    Object.values(doui.state().purposes)
      .filter(({ basis }) => basis === 'consent')
      .map(({ value }) => value),
  );

it('DuckDuckGo’s robot, with our rule beside all of theirs, finds “refuse” and uses it', async () => {
  const { said, types } = await loose([...theirs, ours], { autoAction: 'optOut' });
  await expect.poll(types).toContain('autoconsentDone');
  expect(said.find(({ type }) => type === 'optOutResult')).toMatchObject({
    cmp: 'doui',
    result: true,
  });
  await at.page.waitForFunction(() => doui.state().entries.length === 1);
  expect(new Set(await purposes())).toEqual(new Set(['denied']));
  expect(await at.page.evaluate(() => doui.state().entries[0])).toMatchObject({
    surface: 'banner',
    means: 'script',
  });
  expect(at.lab.reached).toEqual([]);
  await at.page.locator('doui-root button[part~=refuse]').waitFor({ state: 'detached' });

  // What it has answered is not asked again.
  await at.page.reload();
  await at.page.evaluate(() => doui.ready);
  expect(await at.page.evaluate(() => doui.state().view)).toBeUndefined();
  expect(new Set(await purposes())).toEqual(new Set(['denied']));
});

it('without that rule it does not look into shadow roots, and all stays unasked and shut', async () => {
  const { said, types } = await loose(theirs, { autoAction: 'optOut', heuristicMode: 'tier2' });
  // It looks again when something has changed.
  const ends = async () => {
    await at.page.evaluate(() => document.documentElement.toggleAttribute('data-changed'));
    await at.page.evaluate(() => document.body.append(document.createElement('i')));
    return said.flatMap((message) => (message.type === 'report' ? [message.state.lifecycle] : []));
  };
  await expect.poll(ends).toContain('nothingDetected');
  expect(types()).not.toContain('optOutResult');
  expect(new Set(await purposes())).toEqual(new Set(['unset']));
});

it('when it is told to accept, it grants nothing', async () => {
  const { types } = await loose([ours], { autoAction: 'optIn' });
  await expect.poll(types).toContain('optInResult');
  await at.page.locator('doui-root .problem').waitFor();
  expect(new Set(await purposes())).toEqual(new Set(['unset']));
  expect(at.lab.reached).toEqual([]);
});
