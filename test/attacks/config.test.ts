import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isNoticesDocument } from '../../src/core/document.ts';
import { explain } from '../../src/core/explain.ts';
import type { NoticesDocument } from '../../src/core/notice.ts';

/** A sound document, changed. */
function spoilt(change: (document: Loose) => void): unknown {
  const text = readFileSync('demo/notices/ntt-communications.json', 'utf8');
  const document = JSON.parse(text) as NoticesDocument;
  change(document as never);
  return document;
}

/** Only so that it can be spoilt. */
interface Loose {
  notices: {
    key: string;
    audience: Record<string, unknown>;
    purposes: object[];
    texts: Record<string, { title: string; purposes: Record<string, unknown> }>;
  }[];
  purposes: Record<string, unknown>;
  controllers: Record<string, { url: string }>;
  [member: string]: unknown;
}

const nested = (depth: number): unknown =>
  JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

describe('node', () => {
  it.each<[what: string, document: () => unknown, named: string]>([
    [
      'a hundred thousand purposes',
      () =>
        spoilt(({ notices: [notice] }) => {
          for (let i = 0; i < 1e5; i++) notice?.purposes.push({ key: `p${i}`, basis: 'consent' });
        }),
      'notices[0]',
    ],
    ['lists in lists, a hundred thousand deep', () => nested(1e5), ''],
    [
      'lists in lists, where a rule belongs',
      () =>
        spoilt(({ notices: [notice] }) => {
          if (notice) notice.audience = { service: nested(5e3) };
        }),
      'notices[0].audience.service',
    ],
    [
      'a key of a million characters',
      () =>
        spoilt(({ notices: [notice] }) => {
          if (notice) notice.key = 'k'.repeat(1e6);
        }),
      'notices[0]',
    ],
    [
      'a locale that a pattern might trip over',
      () =>
        spoilt(({ notices: [notice] }) => {
          if (notice) notice.texts[`${'a-'.repeat(5e4)}!`] = { title: '', purposes: {} };
        }),
      'notices[0].texts',
    ],
    [
      'an address that a pattern might trip over, and then runs',
      () =>
        spoilt(({ controllers }) => {
          for (const one of Object.values(controllers)) {
            one.url = `${'\t'.repeat(1e5)}java${'\n'.repeat(1e5)}script:x`;
          }
        }),
      'controllers',
    ],
    [
      'names that objects inherit, undeclared',
      () =>
        spoilt(({ notices: [notice] }) => {
          notice?.purposes.push({ key: '__proto__', basis: 'consent' });
          notice?.purposes.push({ key: 'constructor', basis: 'required' });
        }),
      'notices[0].purposes',
    ],
  ])('F101: %s are turned down in bounded time, and said where', (_, make, named) => {
    const document = make();
    const began = performance.now();
    expect(isNoticesDocument(document)).toBe(false);
    const lines = explain(document);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).toContain(named);
  });
});
