import { expect, it } from 'vitest';
import { ledgerOf } from '../../src/core/ledger.ts';
import { newsOf } from '../../src/core/news.ts';
import { factOf, noticeOf, referenceTo } from './make.ts';

const current = noticeOf('2', { ads: 'consent' });
const shown = (...versions: readonly string[]) =>
  ledgerOf(
    versions.map((version, index) =>
      factOf(`e${index}`, [], { notices: [referenceTo({ key: 'policy', version })] }),
    ),
  );

it('whoever saw an earlier version, and not this one, is told', () => {
  expect(newsOf([current], shown('1'))).toEqual(['policy']);
});

it('whoever saw this one is told nothing, in whatever order the acts come', () => {
  expect(newsOf([current], shown('1', '2'))).toEqual([]);
  expect(newsOf([current], shown('2', '1'))).toEqual([]);
});

it('whoever never saw any is told nothing of changes', () => {
  expect(newsOf([current], shown())).toEqual([]);
  expect(newsOf([noticeOf('2', {}, { key: 'terms' })], shown('1'))).toEqual([]);
});
