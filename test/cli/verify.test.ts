import { describe, expect, test } from 'vitest';
import { publishedKey } from '../../src/server/keys/key.ts';
import { createOperator, someone } from '../evidence/exported.ts';
import { SAMPLE } from '../server/sample.ts';
import { listen } from '../support/listen.ts';
import { folder } from './doui.ts';

/** A folder with an export of two people, and the keys that the auditor got elsewhere. */
async function audited() {
  const [here, operator] = [await folder(), await createOperator()];
  const people = [await someone(), await someone()];
  for (const { device, events } of people) await operator.take(device, events);
  const text = await operator.export();
  await here.write('export.ndjson', text);
  await here.write('jwks.json', { keys: [await publishedKey(operator.key)] });
  await here.write('notices.json', SAMPLE);
  return { here, operator, text, people };
}

describe('doui verify', () => {
  test('says of a genuine export what it proves, and what none can', async () => {
    const { here } = await audited();
    const { status, out, err } = await here.doui('verify', 'export.ndjson', '--strict');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Events: 4. Subjects: 2.');
    expect(out).toContain('each event was signed by that key: 4 proven\n');
    expect(out).toContain('What it cannot prove:\n- Who sat at the device');
    expect(out).toMatch(/\nNothing is wrong\.\n$/);
  });

  test('says where something was changed, and the status is 1', async () => {
    const { here, text } = await audited();
    await here.write('changed.ndjson', text.replace('"granted"', '"refused"'));
    const { status, out } = await here.doui('verify', 'changed.ndjson');
    expect(status).toBe(1);
    expect(out).toMatch(/\nline 4: WRONG \(hash\) its id is not its hash \[[\w-]{43}\]\n/);
    expect(out).toContain('what stands above the seal is not what was sealed');
    expect(out).toMatch(/\nSomething is wrong\.\n$/);
  });

  test('tells programs the same', async () => {
    const { here, text } = await audited();
    await here.write('changed.ndjson', text.replace('"granted"', '"refused"'));
    const { status, out } = await here.doui('verify', 'changed.ndjson', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      sound: false,
      scope: 'everything',
      events: 4,
      checks: { hash: { proven: 3, unproven: 0, wrong: 1 }, seal: { proven: 0, wrong: 1 } },
      findings: [{ check: 'hash', verdict: 'wrong', line: 4 }, { line: 4 }, { check: 'seal' }],
    });
  });

  test('counts only keys that were brought, from a file or an address', async () => {
    const { here, operator } = await audited();
    const given = ['verify', 'export.ndjson', '--notices', 'notices.json', '--jwks'];
    expect((await here.doui(...given, 'jwks.json')).status).toBe(0);
    const own = { keys: [await publishedKey(operator.key)] };
    const { url, close } = await listen(async () => Response.json(own));
    expect((await here.doui(...given, `${url}/jwks.json`)).status).toBe(0);
    await close();
    await here.write('others.json', { keys: [await publishedKey((await createOperator()).key)] });
    const { status, out } = await here.doui(...given, 'others.json');
    expect([status, out.includes('4 WRONG')]).toEqual([1, true]);
  });

  test('what is not proven is no error, but for --strict', async () => {
    const { here, text } = await audited();
    const record = { v: 1, events: [], receipts: [], notices: [], exportedAt: 'now' };
    await here.write('page.json', record);
    expect((await here.doui('verify', 'page.json')).status).toBe(0);
    expect((await here.doui('verify', 'page.json', '--strict')).status).toBe(1);
    expect(text).not.toBe('');
  });

  test.for<readonly [string, ...string[]]>([
    ['verify takes one export', 'verify'],
    ['verify takes one export', 'verify', 'a', 'b'],
    ['--format is text or json', 'verify', 'a', '--format', 'xml'],
    ['lost.ndjson: cannot be read (ENOENT).', 'verify', 'lost.ndjson'],
    ['notices.json: It is', 'verify', 'notices.json'],
    ['lost.json: cannot be read (ENOENT).', 'verify', 'export.ndjson', '--jwks', 'lost.json'],
    ['notices.json: no JWKS', 'verify', 'export.ndjson', '--jwks', 'notices.json'],
    ['Use https.', 'verify', 'export.ndjson', '--jwks', 'http://example.com/jwks.json'],
    ['jwks.json: no notices', 'verify', 'export.ndjson', '--notices', 'jwks.json'],
    ['record takes one export', 'record'],
    ['Say whose record is meant', 'record', 'export.ndjson'],
    ['it holds no event of that subject', 'record', 'export.ndjson', '--subject', 'nobody'],
  ])('what cannot be done is status 2, and says why: %s', async ([why, ...args]) => {
    const { here } = await audited();
    const { status, out, err } = await here.doui(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(why);
  });
});

describe('doui record', () => {
  test('writes the record of one subject, or a receipt of it', async () => {
    const { here, people } = await audited();
    const subject = String(people[1]?.device.subject);
    const made = await here.doui('record', 'export.ndjson', '--subject', subject);
    expect([made.status, made.err]).toEqual([0, '']);
    expect(JSON.parse(made.out)).toMatchObject({
      '@type': 'dpv:ConsentRecord',
      'dpv:hasDataSubject': { 'dct:identifier': subject },
      'dpv:hasConsentStatus': [
        { '@type': 'dpv:ConsentGiven' },
        { '@type': 'dpv:ConsentWithdrawn' },
      ],
    });
    const receipt = await here.doui('record', 'export.ndjson', '--subject', subject, '--receipt');
    expect(JSON.parse(receipt.out)).toMatchObject({ '@type': 'dpv:ConsentReceipt' });
  });

  test('writes nothing of an export in which something is wrong', async () => {
    const { here, text } = await audited();
    await here.write('changed.ndjson', text.replace('"granted"', '"refused"'));
    expect(await here.doui('record', 'changed.ndjson')).toMatchObject({ status: 1, out: '' });
  });
});
