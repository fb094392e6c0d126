import { compare } from './compare.ts';
import { examine, locate, type Located } from './examine.ts';
import { lockOf, readLock } from './lockfile.ts';
import type { CheckOptions } from './checkOptions.ts';
import type { Outcome } from './outcome.ts';
import { jsonOf, textOf, type Report } from './report.ts';
import { readSource } from './source.ts';
import { isUnusable, unusable, type Unusable } from './unusable.ts';
import { wideOrigins } from './wideOrigins.ts';

/** `doui check`: all files, also where one of them cannot be read. */
export async function check(options: CheckOptions, coloured: boolean): Promise<Outcome> {
  const results = await Promise.all(options.files.map((file) => checkFile(file, options)));
  const reports = results.flatMap((result) => (isUnusable(result) ? [] : [result]));
  const failures = results.filter(isUnusable).map(({ unusable }) => `${unusable}\n`);
  const severities = reports.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  const isBad = severities.some(
    (severity) => severity === 'error' || (options.strict && severity === 'warning'),
  );
  const isText = options.format === 'text';
  return {
    status: failures.length > 0 ? 2 : isBad ? 1 : 0,
    out: !isText ? jsonOf(reports) : reports.length > 0 ? textOf(reports, coloured) : '',
    err: failures.join(''),
  };
}

async function checkFile(
  file: string,
  { at, lock, sites }: CheckOptions,
): Promise<Report | Unusable> {
  const source = await readSource(file);
  if (isUnusable(source)) return source;
  const { findings: found, document } = examine(source, at);
  const findings = [...found, ...locate(source, wideOrigins(document, sites))];
  const beside = lock ?? lockOf(file);
  const locked = await readLock(beside);
  if (locked === undefined) {
    return lock === undefined ? { file, findings } : unusable(`${lock}: there is no such file.`);
  }
  if (isUnusable(locked)) return locked;
  if (document === undefined) return { file, findings };
  const { broken, unlocked } = await compare(document, locked, at);
  const compared: Located[] = locate(source, [...broken, ...unlocked]);
  return { file, findings: [...findings, ...compared] };
}
