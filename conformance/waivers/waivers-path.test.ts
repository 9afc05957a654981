import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waiversPath } from './waivers-path.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-waivers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('where the waivers are', () => {
  it('a person may say', () => {
    expect(waiversPath('mine.yaml', join(folder, 'target.yaml'))).toBe('mine.yaml');
  });

  it('is beside the target file, if there are any', () => {
    writeFileSync(join(folder, 'waivers.yaml'), '[]');

    expect(waiversPath(undefined, join(folder, 'target.yaml'))).toBe(join(folder, 'waivers.yaml'));
    expect(waiversPath(undefined, join(folder, 'none', 'target.yaml'))).toBeNull();
  });
});
