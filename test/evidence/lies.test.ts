import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '../../src/core/event.ts';
import { lineOf, type EventLine } from '../../src/core/evidence/line.ts';
import type { Verification } from '../../src/core/evidence/verdict.ts';
import { sealOf } from '../../src/server/operator/seal.ts';
import { pinOf } from '../server/sample.ts';
import { createDevice } from '../support/device.ts';
import { createOperator, linesOf, someone, verified, type Operator } from './exported.ts';

/** What an operator who holds the key, and lies, is still found out about. */
describe('an export that was changed and sealed again by the server’s own key', () => {
  let operator: Operator;
  let lines: string[];
  let text: string;
  beforeAll(async () => {
    operator = await createOperator();
    const { device, events } = await someone();
    await operator.take(device, [...events, await device.seal()]);
    text = await operator.export();
    lines = linesOf(text);
  });

  async function sealed(above: readonly string[]): Promise<Verification | undefined> {
    const whole = above.map((line) => `${line}\n`).join('');
    const sha256 = createHash('sha256').update(whole).digest('hex');
    const events = above.filter((line) => line.includes('"line":"event"')).length;
    const claims = { iat: 0, lines: above.length, events, sha256 };
    const seal = await sealOf(claims, operator.key);
    return verified(whole + lineOf({ line: 'end', seal }));
  }
  const above = () => lines.slice(0, -1);
  const wrongIn = (found: Verification | undefined) =>
    Object.entries(found?.checks ?? {}).flatMap(([check, { wrong }]) => (wrong > 0 ? check : []));
  const changed = (change: (line: EventLine) => EventLine) =>
    above().map((line) => {
      const said = JSON.parse(line) as EventLine;
      return said.line === 'event' && said.seq === 2 ? lineOf(change(said)).trimEnd() : line;
    });

  test('unchanged it is sound', async () => {
    expect(await sealed(above())).toMatchObject({ sound: true, events: 3 });
  });

  test.for([0, 1])('a subject’s event %i left out leaves a gap', async (index) => {
    const at = above().findIndex((line) => line.includes('"line":"event"')) + index;
    expect(wrongIn(await sealed(above().toSpliced(at, 1)))).toEqual(['place']);
  });

  test('F133: a place or a time that its receipt does not say is found', async () => {
    expect(wrongIn(await sealed(changed((line) => ({ ...line, seq: 9 }))))).toContain('receipt');
    const received = '2026-02-01T12:00:00.000Z';
    expect(wrongIn(await sealed(changed((line) => ({ ...line, received }))))).toEqual(['receipt']);
  });

  test('the order of events is of no matter, and parents may come later', async () => {
    const [events, rest] = [above().filter(isEvent), above().filter((line) => !isEvent(line))];
    const found = await sealed([...rest, ...events.toReversed()]);
    expect(found?.sound).toBe(true);
    expect(found?.checks.parents).toEqual({ proven: 3, unproven: 0, wrong: 0 });
    expect(found?.checks.place).toEqual({ proven: 3, unproven: 0, wrong: 0 });
  });

  test('its last line has one spelling, to the last bit', async () => {
    const end = lines.at(-1) ?? '';
    const { seal } = JSON.parse(end) as { seal: string };
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(seal.at(-1) ?? '');
    const respelt = `${seal.slice(0, -1)}${alphabet[last ^ 1]}`;
    for (const other of [end.replace(seal, respelt), end.replace(',', ', '), `${end} `]) {
      const found = await verified(text.replace(end, other));
      expect(found?.sound).toBe(false);
    }
  });
});

const isEvent = (line: string): boolean => line.includes('"line":"event"');

describe('an event that contradicts its notice', () => {
  const judged = async (act: Partial<Act>) => {
    const [operator, device] = [await createOperator(), await createDevice()];
    await operator.take(device, [await device.seal(act)]);
    return (await verified(await operator.export()))?.checks.words;
  };
  const granted = (purpose: string) =>
    ({ [purpose]: { decision: 'granted', parents: [] } }) as const;

  test('is wrong where it calls it by another name, or decides what it does not ask', async () => {
    const pin = await pinOf('1');
    expect(await judged({ notices: [{ ...pin, version: '7' }] })).toMatchObject({ wrong: 1 });
    expect(await judged({ notices: [pin], decisions: granted('service') })).toMatchObject({
      wrong: 1,
    });
  });

  test('is unproven where it has no words in the locale that was shown', async () => {
    const notices = [await pinOf('1')];
    expect(await judged({ notices, locale: 'fr' })).toMatchObject({ unproven: 1, wrong: 0 });
    expect(await judged({ notices, decisions: granted('ads') })).toMatchObject({ proven: 1 });
  });
});
