import { describe, expect, it } from 'vitest';
import { neimenggu } from '../../platforms/neimenggu/index.ts';
import type { NeimengguTarget } from '../../platforms/neimenggu/target.ts';
import { runChecks } from '../../run.ts';
import {
  applications,
  type Deviating,
  startRightEndpoint,
} from '../../testing/neimenggu/right-endpoint.ts';
import { isAt, tokenOf } from '../../testing/neimenggu/session-deviations.ts';
import { judged } from '../all.ts';
import { lifetimeCheck } from './lifetime.ts';

const { contract } = judged.neimenggu();

/** How an endpoint lets its sessions die; seconds. */
interface Mortality {
  readonly lifetime: number;
  readonly sliding?: boolean;
}

/** Judges the lifetime of 100 s on an endpoint whose clock is moved by the check's own waiting. */
async function judgeLifetime(mortality: Mortality, rest: Partial<NeimengguTarget> = {}) {
  let clock = 0;
  await using endpoint = await startRightEndpoint({ deviate: mortal(mortality, () => clock) });
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url: endpoint.url,
    rate: 10_000,
    allow: ['write'],
    sessionLifetime: 100,
    ...applications,
    ...rest,
  };
  const check = lifetimeCheck(async (seconds) => {
    clock += seconds;
  });
  const { decided } = await runChecks({ target, contract, platform: neimenggu, checks: [check] });
  return { outcome: decided[0]?.outcome.verdict, readings: decided[0]?.warnings, waited: clock };
}

function mortal({ lifetime, sliding = false }: Mortality, now: () => number): Deviating {
  const since = new Map<string, number>();
  return (asked, { right, live }) => {
    for (const token of live.keys()) {
      if (now() - (since.get(token) ?? 0) >= lifetime) live.delete(token);
    }
    const answer = right(asked);
    if (isAt(asked, 'login')) since.set(`${answer.value['access_token']}`, now());
    if (sliding && live.has(tokenOf(asked))) since.set(tokenOf(asked), now());
    return answer;
  };
}

describe('the check of the lifetime', () => {
  it('passes where a token lives for as long as it is said to', async () => {
    expect(await judgeLifetime({ lifetime: 100 })).toMatchObject({ outcome: 'pass', waited: 120 });
  });

  it('passes without leave to write', async () => {
    expect(await judgeLifetime({ lifetime: 100 }, { allow: [] })).toMatchObject({
      outcome: 'pass',
    });
  });

  it('warns where each use prolongs it', async () => {
    const { outcome, readings } = await judgeLifetime({ lifetime: 100, sliding: true });

    expect(outcome).toBe('warn');
    expect(readings).toMatchObject([{ reading: 'NM-A15' }]);
  });

  it.each([
    ['dies early', { lifetime: 60 }],
    ['dies late', { lifetime: 150 }],
    ['never dies', { lifetime: Number.POSITIVE_INFINITY }],
  ])('fails a token that %s', async (_, mortality) => {
    expect(await judgeLifetime(mortality)).toMatchObject({ outcome: 'fail' });
    expect(await judgeLifetime(mortality, { allow: [] })).toMatchObject({ outcome: 'fail' });
  });

  it('takes the leave of the target file', () => {
    expect(lifetimeCheck().needs).toEqual(['sessionLifetime']);
  });
});
