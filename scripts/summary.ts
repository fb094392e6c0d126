/*
 * The last line of a run in continuous integration, out of Vitest's report. Fails where there is no
 * report, or where anything in it failed; a file that could not even start counts as one failure.
 */
import { readFileSync } from 'node:fs';

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

let passed = 0;
let failed = 1;
try {
  const path = new URL('../test-results/vitest.json', import.meta.url);
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const unstarted = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  passed = report.numPassedTests;
  failed = report.numFailedTests + unstarted.length;
  if (!report.success) failed ||= 1;
} catch {
  console.log('The tests did not run; what stopped them stands above.');
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
