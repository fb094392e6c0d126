import { defineConfig } from 'vitest/config';

const heavy = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{core,server,store}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: ['test/{browser,ui}/**/*.test.{ts,tsx}'],
        },
      },
      { test: { name: 'postgres', include: ['test/postgres/**/*.test.ts'], ...heavy } },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], ...heavy } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...heavy } },
    ],
  },
});
