import { describe, expect, test } from 'vitest';
import { revisedDocument } from '../fixtures/ways.ts';
import { open, openView, type Page } from './page.ts';
import { memoryConsent, type MemoryConsent } from './support.ts';

/** A person who answered on the first version, and comes back when the second is in force. */
async function back(
  material: boolean,
  answer: 'granted' | 'refused' = 'granted',
): Promise<[Page, MemoryConsent]> {
  const document = revisedDocument(material);
  let now = new Date('2024-02-01T00:00:00Z');
  const consent = await memoryConsent(document, { at: () => now });
  await consent.record({ letters: answer });
  now = new Date('2024-07-01T00:00:00Z');
  consent.setAudience({});
  return [await open(document, 'en', consent), consent];
}

describe('a change that is not material', () => {
  test('is announced, by what changed and from when, and asks nothing', async () => {
    const [{ find, all }, consent] = await back(false);
    const told = find('.first')?.textContent;
    expect(told).toContain('Portal terms');
    expect(told).toContain('Changed with effect from June 1, 2024');
    expect(told).toContain('Letters now also tell you of offers.');
    expect(all('.acts button').map(({ textContent }) => textContent)).toEqual(['OK', 'Read it']);
    expect(new Set(all('.acts button').map(({ className }) => className)).size).toBe(1);
    expect(consent.state().purposes['letters']?.value).toBe('granted');
  });

  test('is taken note of once, within the click', async () => {
    const [{ button, find }, consent] = await back(false);
    button('OK').click();
    expect(consent.calls.at(-1)).toMatchObject({
      noted: ['ways'],
      how: { surface: 'banner' },
      dispatching: true,
    });
    await expect.poll(() => find('.first')).toBe(null);
    expect(consent.state()).toMatchObject({ news: [], view: undefined });
    consent.setAudience({});
    expect(consent.state().view).toBe(undefined);
  });

  test('can be read at the section that changed', async () => {
    const [{ button }, consent] = await back(false);
    button('Read it').click();
    expect(consent.state()).toMatchObject({
      view: 'notice',
      target: { notice: 'ways', section: 'contacts' },
    });
  });

  test('is put away by Escape, which records nothing', async () => {
    const [{ button, find }, consent] = await back(false);
    const { length } = consent.calls;
    button('OK').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await expect.poll(() => find('.first')).toBe(null);
    expect(consent.calls).toHaveLength(length);
    expect(consent.state().news).toEqual(['ways']);
  });

  test('says so when that could not be kept, and stays', async () => {
    const [{ button, find }, consent] = await back(false);
    consent.breakStorage(true);
    button('OK').click();
    await expect.poll(() => find('[role=alert]')?.textContent).toContain('could not be saved');
    expect(find('.first')).not.toBe(null);
  });

  test('stands in the record as taken note of', async () => {
    const [page] = await back(false);
    page.button('OK').click();
    await expect.poll(() => page.find('.first')).toBe(null);
    await openView(page, 'record');
    expect(page.find('.entry ul')?.textContent).toBe('Taken note of Portal terms, version 2');
  });
});

describe('a material change', () => {
  test('is named on the first layer beside the question', async () => {
    const [{ find, all }] = await back(true);
    expect(find('.first')?.textContent).toContain('Letters now also tell you of offers.');
    expect(find('.first')?.textContent).toContain('Changed since the agreement of');
    expect(all('.acts button').map(({ textContent }) => textContent)).toEqual([
      'Accept all',
      'Refuse all',
      'Choose',
    ]);
  });

  test('is put in old words and new, each under its version', async () => {
    const [page] = await back(true);
    await openView(page, 'preferences');
    const [before, after] = page.all('.beside section').map(({ textContent }) => textContent);
    expect(before).toContain('Before (version 1)');
    expect(before).toContain('You hear of events near you.');
    expect(after).toContain('Now (version 2)');
    expect(after).toContain('You hear of events and offers near you.');
    expect(page.find('.purpose .aside')?.textContent).toBe('Letters now also tell you of offers.');
    const input = page.toggle('Letters about events and offers');
    const described = page.find(`#${input.getAttribute('aria-describedby')}`);
    expect(described?.textContent).toBe('You hear of events and offers near you.');
  });

  test('asks nothing of somebody who refused: what is shut stays so, and the change is told', async () => {
    const [{ find }, consent] = await back(true, 'refused');
    expect(consent.state().asking).toEqual([]);
    expect(consent.state().purposes['letters']).toMatchObject({ value: 'denied', allowed: false });
    expect(find('.first')?.textContent).toContain('Letters now also tell you of offers.');
  });

  test('is over once it is answered', async () => {
    const [page, consent] = await back(true);
    page.button('Accept all').click();
    await expect.poll(() => page.find('.first')).toBe(null);
    expect(consent.state()).toMatchObject({ asking: [], news: [] });
    await openView(page, 'preferences');
    expect(page.all('.beside')).toHaveLength(0);
  });
});
