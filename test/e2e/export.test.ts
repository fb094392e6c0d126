import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../src/core/record.ts';
import type { Verification, VerifyOptions } from '../../src/core/evidence/verdict.ts';
import { verify } from '../../src/core/evidence/verify.ts';
import { useChromiumLab } from '../support/chromium-lab.ts';
import { TAG } from '../support/lab.ts';

const at = useChromiumLab();
const exported = () => at.page.evaluate(() => doui.export());
const synced = () =>
  at.page.waitForFunction(() => doui.state().entries.every(({ delivery }) => delivery === 'sent'));

async function verified(record: ConsentRecord, options?: VerifyOptions): Promise<Verification> {
  const found = await verify([new TextEncoder().encode(JSON.stringify(record))], options);
  if ('unreadable' in found) throw new Error(found.unreadable);
  return found;
}

const unproven = ({ checks }: Verification): string[] =>
  Object.entries(checks).flatMap(([check, { unproven, wrong }]) =>
    unproven + wrong > 0 ? check : [],
  );

describe('what a page exports', () => {
  it('proves itself, with the server’s keys and the device’s signature over the whole', async () => {
    at.lab.page(TAG);
    await at.visit();
    await at.decide({ ads: 'granted', 'partner-campaigns': 'refused' });
    await at.page.evaluate(() => doui.withdraw());
    await synced();
    const record = await exported();
    const found = await verified(record);
    expect(found).toMatchObject({ sound: true, events: 2, subjects: 1, findings: [] });
    expect(unproven(found)).toEqual([]);
    const later = { ...record, exportedAt: new Date().toISOString() };
    expect((await verified(later)).sound).toBe(false);
  });

  it('offline it has no keys, and says so: whoever has them proves the receipts', async () => {
    at.lab.page(TAG);
    await at.visit();
    await at.decide({ ads: 'granted' });
    await synced();
    const response = await fetch(`${at.lab.url}/doui/jwks.json`);
    const jwks = (await response.json()) as { keys: unknown[] };
    await at.context.setOffline(true);
    const record = await exported();
    expect(record).not.toHaveProperty('jwks');
    expect(unproven(await verified(record))).toEqual(['receipt']);
    expect(unproven(await verified(record, { jwks }))).toEqual([]);
  });

  it('a portal that answers in place of the server is no key set', async () => {
    at.lab.page(TAG);
    at.lab.answer('/doui/jwks.json', () => Response.json({ login: 'please' }));
    await at.visit();
    await at.decide({ ads: 'granted' });
    await synced();
    expect(await exported()).not.toHaveProperty('jwks');
    at.lab.answer('/doui/jwks.json', undefined);
  });

  it('where nothing was decided it is empty, and nothing is wrong with it', async () => {
    at.lab.page(TAG);
    await at.visit();
    const record = await exported();
    expect(record).toMatchObject({ v: 1, events: [], receipts: [], notices: [] });
    expect(record).not.toHaveProperty('subject');
    expect(await verified(record)).toMatchObject({ sound: true, events: 0 });
  });
});
