import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['biaoshi-src'] },
  ssr: { resolve: { conditions: ['biaoshi-src'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'examples/**/*.test.ts',
      'test-corpus/**/*.test.ts',
      'docs/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/dist/**', '**/node_modules/**'],
    testTimeout: 120_000,
    maxWorkers: 2,
  },
});
