import { defineConfig } from 'vitest/config';

/** Tests stand beside the code; the pool is bounded because many of them start servers. */
export default defineConfig({
  test: {
    include: ['*.test.ts', 'spec/**/*.test.ts', 'server/**/*.test.ts', 'conformance/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
