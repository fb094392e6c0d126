import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { NoticesDocument } from '../../src/core/notice.ts';
import { lint } from '../../src/lint/lint.ts';
import { AT } from './base.ts';

describe.for(globSync('demo/notices/*.json'))('%s', (file) => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as NoticesDocument;
  const findings = lint(document, AT);

  test('does no harm: what is found is what its source is silent on', () => {
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });

  test('says everything in all its locales, and has words for every fact', () => {
    const ours = [
      'missing-translation',
      'fact-without-words',
      'words-without-fact',
      'long-summary',
    ];
    expect(findings.filter(({ rule }) => ours.includes(rule))).toEqual([]);
  });
});
