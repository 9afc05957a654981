import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { SampledMemory } from './memory-sampler.ts';

/** Runs a program under the sampler. */
function sampled(program: string): SampledMemory {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-sampled-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const module = new URL('memory-sampler.ts', import.meta.url);
  module.searchParams.set('file', join(folder, 'memory.json'));
  execFileSync(process.execPath, ['--import', String(module), '--eval', program]);
  return JSON.parse(readFileSync(join(folder, 'memory.json'), 'utf8'));
}

it('notes what the memory of a program consists of', () => {
  const { peak, heapLimit } = sampled('');

  expect(peak.rss).toBeGreaterThan(peak.heapTotal + peak.external + peak.mapped);
  expect(heapLimit).toBeGreaterThan(peak.heapTotal);
});

it('notes what a program holds at its end, if that is most', () => {
  const size = 200 * 2 ** 20;
  const { peak } = sampled(`globalThis.held = Buffer.alloc(${size}, 1)`);

  expect(peak.arrayBuffers).toBeGreaterThanOrEqual(size);
});
