/*
 * The last line of a run in continuous integration, out of Vitest's report, given how the run
 * ended. A test file that could not even start counts as one failure; so does whatever ended the
 * run besides the tests: the build, the linter.
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

const ended = Number(process.argv[2] ?? 0);
let passed = 0;
let failed = 0;
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
  failed = 1;
}
if (ended !== 0 && failed === 0) {
  console.log('The tests passed; what failed stands above.');
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
