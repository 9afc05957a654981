import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { processorTime } from './processor-time.ts';

it.runIf(process.platform === 'linux')('counts children that have ended', () => {
  const before = processorTime(process.pid);
  const busy = 'const end = Date.now() + 200; while (Date.now() < end);';
  spawnSync(process.execPath, ['-e', busy]);
  const after = processorTime(process.pid);

  expect(after?.children).toBeGreaterThan((before?.children ?? 0) + 0.05);
  expect(after?.own).toBeGreaterThan(0);
});

it('says nothing of a process that is not there', () => {
  expect(processorTime(0)).toBeUndefined();
});
