import { styleText } from 'node:util';
import type { Path, Severity } from '../lint/finding.ts';
import type { Located } from './examine.ts';
import { shown } from './shown.ts';

/** What was found in one file. */
export interface Report {
  readonly file: string;
  readonly findings: readonly Located[];
}

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const;
const SEVERITIES = ['error', 'warning', 'note'] as const;

/** For programs: one list, with places as JSON Pointers (RFC 6901). */
export function jsonOf(reports: readonly Report[]): string {
  const list = reports.flatMap(({ file, findings }) =>
    inOrder(findings).map(({ line, column, path, ...finding }) => ({
      file,
      line,
      column,
      path: pointerOf(path),
      ...finding,
    })),
  );
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** For people: file by file, from the top down, and a line that counts. */
export function textOf(reports: readonly Report[], coloured: boolean): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    coloured ? styleText(style, text, { validateStream: false }) : text;
  const blocks = reports.flatMap(({ file, findings }) => {
    const entries = inOrder(findings).map(
      ({ line, column, severity, rule, message, law, from, mend }) => {
        const place = paint('bold', shown(`${file}:${line}:${column}`));
        const kind = paint(COLOURS[severity], severity);
        const basis = [law ?? '', from === undefined ? '' : `from ${from}`].join(' ').trim();
        return [
          `${place}  ${kind}  ${paint('dim', rule)}  ${shown(message)}`,
          ...(basis === '' ? [] : [`    law   ${basis}`]),
          `    mend  ${shown(mend)}`,
          '',
        ].join('\n');
      },
    );
    return entries.length === 0 ? [] : [entries.join('')];
  });
  return [...blocks, `${summaryOf(reports)}\n`].join('\n');
}

function summaryOf(reports: readonly Report[]): string {
  const all = reports.flatMap(({ findings }) => findings);
  const number = (severity: Severity) => all.filter((found) => found.severity === severity).length;
  const counted = SEVERITIES.map((severity) => plural(number(severity), severity)).join(', ');
  return `${plural(reports.length, 'file')}: ${all.length === 0 ? 'nothing found' : counted}.`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const inOrder = (findings: readonly Located[]): Located[] =>
  findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
