import { describe, expect, it } from 'vitest';
import type { Check } from './check.ts';
import type { Recorder } from './exchange/recorder.ts';
import { exitCode } from './exit-code.ts';
import type { Severity } from './result.ts';
import { type Body, breaks, check, fails, passes, trial, warns } from './testing/trial.ts';
import { unreached } from './unreached.ts';

describe('the exit code', () => {
  const codeAfter = async (
    ...bodies: readonly (readonly [Body, Severity, Partial<Check<Recorder>>?])[]
  ) => {
    const checks = bodies.map(([body, severity, rest], index) =>
      check(`c${index}`, body, { severity, ...rest }),
    );
    const { decided } = await trial(checks);
    return exitCode(
      decided.map(({ check: { severity }, outcome: { verdict } }) => {
        return { severity, verdict, reason: null };
      }),
    );
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

  it.each([
    ['must', 3],
    ['should', 0],
  ] as const)('where a %s was not reached is %i', (severity, code) => {
    const passed = { severity: 'must', verdict: 'pass', reason: null } as const;

    for (const reason of Object.values(unreached)) {
      expect(exitCode([passed, { severity, verdict: 'skipped', reason }])).toBe(code);
    }
  });

  it('is 1 where a must failed before another was not reached', () => {
    const failed = { severity: 'must', verdict: 'fail', reason: null } as const;
    const left = { severity: 'must', verdict: 'skipped', reason: unreached.budget } as const;

    expect(exitCode([failed, left])).toBe(1);
  });
});
