import { defineConfig } from 'vitest/config';

/** After the quick ones, and with time for a browser or a database to start. */
const heavy = (groupOrder: number) => ({
  environment: 'node' as const,
  testTimeout: 60_000,
  hookTimeout: 180_000,
  // A machine that has other work takes its time.
  expect: { poll: { timeout: 20_000 } },
  sequence: { groupOrder },
});

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // Continuous integration counts what passed: see .ci/run.
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: 'test-results/vitest.json' }]]
      : ['default'],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: 20_000,
          include: ['test/{core,demo,lint,server,store}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          testTimeout: 20_000,
          expect: { poll: { timeout: 4_000 } },
          include: ['test/{browser,ui}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          ...heavy(4),
          testTimeout: 1_200_000,
          // What one task makes is mostly gone with it: a wide nursery halves the collector's work.
          execArgv: ['--max-semi-space-size=64', '--min-semi-space-size=32'],
        },
      },
      { test: { name: 'shape', include: ['test/shape/**/*.test.ts'], ...heavy(1) } },
      { test: { name: 'cli', include: ['test/cli/**/*.test.ts'], ...heavy(1) } },
      { test: { name: 'evidence', include: ['test/evidence/**/*.test.ts'], ...heavy(1) } },
      { test: { name: 'serve', include: ['test/serve/**/*.test.ts'], ...heavy(1) } },
      {
        test: {
          name: 'fire',
          include: ['test/fire/**/*.test.ts'],
          ...heavy(1),
          // A hundred rounds each take their time.
          testTimeout: process.env['SOAK'] === '1' ? 3_600_000 : 120_000,
        },
      },
      { test: { name: 'postgres', include: ['test/postgres/**/*.test.ts'], ...heavy(1) } },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/setup.ts',
          ...heavy(2),
          // What they look at is one and the same folder.
          fileParallelism: false,
        },
      },
      // Each file has browsers, profiles and ports of its own; mostly it waits for them to start.
      ...['e2e', 'attacks', 'hostile', 'faults', 'scan'].map((name) => ({
        test: { name, include: [`test/${name}/**/*.test.ts`], ...heavy(3) },
      })),
    ],
  },
});
