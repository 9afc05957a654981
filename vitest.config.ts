import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isScore = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/score.test.ts');

/** The scores take minutes and stand in the smallest files, which would otherwise come last. */
class ScoresFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isScore), ...sorted.filter((file) => !isScore(file))];
  }
}

/**
 * Tests stand beside the code. The pool is bounded because many of them start servers, and a worker
 * goes from file to file: a fresh one for each would read every module hundreds of times.
 */
export default defineConfig({
  test: {
    include: ['*.test.ts', '{spec,server,conformance,deploy}/**/*.test.ts'],
    globalSetup: 'server/testing/engines/set-up.ts',
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    sequence: { sequencer: ScoresFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
