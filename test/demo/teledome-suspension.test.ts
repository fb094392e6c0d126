import { describe, expect, it } from 'vitest';
import { noticeOf, read, wordsOf } from './ntt.ts';

/* The form by which a service is stopped for a time: all that the paper has. */

const notice = noticeOf('teledome-suspension');
const words = wordsOf(notice, 'ja');
const groups = notice.form ?? [];
const group = (key: string) => groups.find((one) => one.key === key);
const PERSON = ['department', 'person', 'telephone'];

describe('the form for suspending Teledome', () => {
  it.each([
    ['audience', notice.audience, { service: ['teledome'] }],
    ['purpose', notice.purposes, [{ key: 'request-handling', basis: 'required' }]],
    [
      'groups and fields',
      groups.map(({ key, fields }) => [key, fields.map((field) => field.key)]),
      [
        ['sending', ['sent']],
        ['contract', ['contract-name']],
        ['targets', ['teledome-number', 'plan-number']],
        ['period', ['stop', 'stop-at', 'start', 'start-at']],
        [
          'notification',
          [
            'before-stop-customer',
            'before-stop-sales',
            'after-stop-customer',
            'after-stop-sales',
            'before-start-customer',
            'before-start-sales',
            'after-start-customer',
            'after-start-sales',
          ],
        ],
        ['customer-contact', PERSON],
        ['ntt-contact', PERSON],
        ['remarks', ['remarks']],
        ['office', ['received', 'stopped', 'started']],
      ],
    ],
    ['up to four targets', group('targets')?.times, 4],
    ['row of the office', group('office')?.by, 'office'],
    ['day of sending', group('sending')?.fields[0]?.type, 'date'],
    [
      'moments, or free',
      group('period')?.fields.map(({ type, options }) => options ?? type),
      [['at', 'free'], 'moment', ['at', 'free'], 'moment'],
    ],
    [
      'eight times needed or not',
      group('notification')?.fields.map(({ options }) => options?.join()),
      Array(8).fill('needed,not-needed'),
    ],
    ['remarks', group('remarks')?.fields[0]?.type, 'long-text'],
    [
      'where to send it',
      notice.contacts,
      [
        { key: 'desk-telephone', channel: 'telephone', address: '0120-018075' },
        { key: 'desk-fax', channel: 'fax', address: '0120-018287' },
      ],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it.each([
    ['0180-99-1234', true],
    ['0180-99-123', false],
    ['0120-99-1234', false],
  ])('takes %s as a number of Teledome: %j', (written, expected) => {
    expect(matches('teledome-number', written)).toBe(expected);
  });

  it.each([
    ['41-23-45', true],
    ['31-23-45', false],
    ['4-12-34', false],
  ])('takes %s as a number of a plan: %j', (written, expected) => {
    expect(matches('plan-number', written)).toBe(expected);
  });

  it('has words for every group, field and option', () => {
    const fields = groups.flatMap((one) => one.fields);
    const keys = (values: readonly string[]) => [...new Set(values)].sort();
    expect(keys(Object.keys(words.form?.groups ?? {}))).toEqual(keys(groups.map(({ key }) => key)));
    expect(keys(Object.keys(words.form?.fields ?? {}))).toEqual(keys(fields.map(({ key }) => key)));
    expect(keys(Object.keys(words.form?.options ?? {}))).toEqual(
      keys(fields.flatMap(({ options = [] }) => options)),
    );
  });

  it.each([
    ['charges go on, and only abolition ends them', /停止している間も.*使用料.*廃止/],
    ['the work is free', /作業に、費用はかかりません/],
    ['customer control is free', /カスタマコントロールを無料/],
    ['what customer control does', /ブラウザ.*リアルタイム.*トラヒックレポート/],
    ['how it is added later', /あとから.*利用申込書「変更」/],
  ])('says before anything else that %s', (_, expected) => {
    expect(read(words.sections?.form)).toMatch(expected);
  });

  it('says to which desk it goes', () => {
    expect(read(words.sections?.contacts)).toMatch(/高度電話カスタマセンタ マスコーリング担当/);
  });
});

/** As a browser would hold what is written against the pattern, after the prefix. */
function matches(key: string, written: string): boolean {
  const field = groups.flatMap(({ fields }) => fields).find((one) => one.key === key);
  const { prefix = '', pattern = '' } = field ?? {};
  return (
    written.startsWith(prefix) &&
    new RegExp(`^(?:${pattern})$`, 'v').test(written.slice(prefix.length))
  );
}
