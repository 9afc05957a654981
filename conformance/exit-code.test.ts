import { describe, expect, it } from 'vitest';
import type { Check } from './check.ts';
import type { Recorder } from './recorder.ts';
import type { Severity } from './result.ts';
import { exitCode } from './run.ts';
import { type Body, breaks, check, fails, passes, trial, warns } from './testing/trial.ts';

describe('the exit code', () => {
  const codeAfter = async (
    ...bodies: readonly (readonly [Body, Severity, Partial<Check<Recorder>>?])[]
  ) => {
    const checks = bodies.map(([body, severity, rest], index) =>
      check(`c${index}`, body, { severity, ...rest }),
    );
    return exitCode((await trial(checks)).decided);
  };
  const skipped = { needs: ['write'] } as const;
  const behind = { after: ['wuhan.test.c0'] };

  it('is 0 when every must passes or warns', async () => {
    expect(await codeAfter([passes, 'must'], [warns, 'must'], [passes, 'should', skipped])).toBe(0);
  });

  it('is 0 when only wishes fail', async () => {
    expect(await codeAfter([fails, 'should'], [fails, 'may'], [passes, 'must'])).toBe(0);
  });

  it('is 1 when a must fails, whatever else went wrong', async () => {
    expect(await codeAfter([fails, 'must'], [breaks, 'must'], [passes, 'must'])).toBe(1);
  });

  it('is 1 when a must fails and blocks others', async () => {
    expect(await codeAfter([fails, 'must'], [passes, 'must', behind])).toBe(1);
  });

  it('is 3 when an error of ours stands beside passes', async () => {
    expect(await codeAfter([passes, 'must'], [breaks, 'may'])).toBe(3);
  });

  it('is 3 when a must is blocked by a wish', async () => {
    expect(await codeAfter([fails, 'should'], [passes, 'must', behind], [passes, 'must'])).toBe(3);
  });

  it('is 3 when everything was skipped', async () => {
    expect(await codeAfter([passes, 'must', skipped])).toBe(3);
  });

  it('is 3 when only wishes were tried and failed', async () => {
    expect(await codeAfter([fails, 'should'])).toBe(3);
  });

  it('is 3 when nothing was run', () => {
    expect(exitCode([])).toBe(3);
  });
});
