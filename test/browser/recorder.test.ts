import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { actOf } from '../../src/browser/act.ts';
import { createModel, type Model } from '../../src/browser/model.ts';
import { createRecorder, type Recorder } from '../../src/browser/recorder.ts';
import { UNKNOWN } from '../../src/browser/situation.ts';
import type { NoticeReference, SealedEvent } from '../../src/core/event.ts';
import { publish } from '../../src/core/publish.ts';
import type { Closures } from '../../src/core/state.ts';
import { createDevice, type Device } from '../support/device.ts';

let device: Device;
let notice: NoticeReference;
let model: Model;
let told: Closures[];
let record: Recorder;

/** A disk that never answers. */
const silent = (): Promise<never> => new Promise(() => {});

beforeEach(async () => {
  const versions = await publish(
    JSON.parse(readFileSync('demo/notices/ntt-communications.json', 'utf8')),
  );
  const [{ key, version, hash } = { key: '', version: '', hash: '' }] = versions;
  notice = { key, version, hash };
  device = await createDevice();
  told = [];
  localStorage.clear();
  model = createModel('test', {
    ...UNKNOWN,
    phase: 'ready',
    versions,
    audience: { service: 'internet-connection' },
    wanted: ['en'],
  });
  record = createRecorder(model, silent, 'doui', (closures) => told.push(closures));
});

const granted = (parents: readonly string[] = []): Promise<SealedEvent> =>
  device.seal({ notices: [notice], decisions: { ads: { decision: 'granted', parents } } });
const decide = (decision: 'granted' | 'refused'): void => {
  const making = { state: model.state(), how: {}, means: 'script', at: new Date() } as const;
  record(actOf({ ads: decision }, model.now().ledger, making));
};
const isOpen = () => model.state().purposes['ads']?.allowed;

it('a denial takes effect, is told and is mirrored before the disk has answered', async () => {
  const grant = await granted();
  model.adopt({ events: [grant] });
  expect(isOpen()).toBe(true);
  decide('refused');
  expect(isOpen()).toBe(false);
  expect(told).toEqual([{ ads: [grant.id] }]);
  expect(JSON.parse(localStorage.getItem('test') ?? '')).toMatchObject({
    closures: { ads: [grant.id] },
  });
});

it('a denial holds against a grant that is learnt before the disk has answered', async () => {
  model.adopt({ events: [await granted()] });
  decide('refused');
  model.adopt({ events: [await granted()] });
  expect(isOpen()).toBe(false);
});

it('a grant opens nothing before it is durable', () => {
  decide('granted');
  expect(isOpen()).toBe(false);
  expect(told).toEqual([{}]);
});
