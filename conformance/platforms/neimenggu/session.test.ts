import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { openClient } from '../../exchange/client.ts';
import { createPace } from '../../exchange/pace.ts';
import { createRecorder, startRecording } from '../../exchange/recorder.ts';
import { Blocked } from '../../mismatch.ts';
import {
  applications,
  type Deviating,
  refusal,
  startRightEndpoint,
  success,
} from '../../testing/neimenggu/right-endpoint.ts';
import { isAt } from '../../testing/neimenggu/session-deviations.ts';
import { freshCase } from './cases.ts';
import { createSession, type NeimengguSession, rootCheck } from './session.ts';
import type { NeimengguTarget } from './target.ts';
import { createTokens } from './tokens.ts';

const { contract } = judged.neimenggu();

/** Opens a session of the judge at an endpoint and gives it to the test. */
async function within<Result>(
  work: (
    session: NeimengguSession,
    recording: ReturnType<typeof startRecording>,
  ) => Promise<Result>,
  { deviate, ...rest }: Partial<NeimengguTarget> & { readonly deviate?: Deviating } = {},
): Promise<Result> {
  await using endpoint = await startRightEndpoint({ deviate });
  const target: NeimengguTarget = {
    contract: 'neimenggu',
    url: endpoint.url,
    ...applications,
    ...rest,
  };
  const client = openClient(target);
  const recording = startRecording({ contract, client, pace: createPace(1_000) });
  const run = { target, recording, tokens: createTokens(target) };
  try {
    return await work(createSession(run, createRecorder(recording)), recording);
  } finally {
    await client.close();
  }
}

const { application, secondApplication } = applications;
const writing = { allow: ['write'] } as const;

describe('the hands of a check', () => {
  it('log in once for many calls', async () => {
    const logins = await within(async ({ call, all }) => {
      for (const one of [1, 2]) await call('receiveCaseinfo', freshCase(contract, { remark: one }));
      return all.filter(({ operation }) => operation === 'login').length;
    }, writing);

    expect(logins).toBe(1);
  });

  it('send nothing that could be stored without leave', async () => {
    const calls = within(({ call }) => call('receiveCaseinfo', freshCase(contract)));

    await expect(calls).rejects.toThrow('without asking for leave');
  });

  it('keep what was stored, once each, and whose token was given', async () => {
    const [left, learned] = await within(async ({ call, token }, recording) => {
      const one = freshCase(contract, { caseid: 'QIYUE-TEST-"1"' });
      for (const body of [one, one]) await call('receiveCaseinfo', body);
      return [recording.leftBehind, [...recording.learned].includes(await token())];
    }, writing);

    expect(left).toEqual([
      { operation: 'receiveCaseinfo', name: 'caseid', value: 'QIYUE-TEST-"1"' },
    ]);
    expect(learned).toBe(true);
  });

  it.each<readonly [string, Deviating]>([
    ['breaks down', () => refusal('19500', 500)],
    ['contradicts itself', () => ({ status: 500, value: { ackCode: 'SUCCESS' } })],
  ])('keep what may have been stored where the endpoint %s', async (_, answer) => {
    const left = await within(
      async ({ call }, recording) => {
        await call('receiveCaseinfo', freshCase(contract, { caseid: 'QIYUE-TEST-1' }));
        return recording.leftBehind.map(({ value }) => value);
      },
      {
        ...writing,
        deviate: (asked, endpoint) =>
          isAt(asked, 'receiveCaseinfo') ? answer(asked, endpoint) : endpoint.right(asked),
      },
    );

    expect(left).toEqual(['QIYUE-TEST-1']);
  });

  it('forget a session that was logged out, whoever did it', async () => {
    const tokens = await within(async ({ call, token }) => {
      const first = await token();
      await call('logout', {});
      return [first, await token()];
    });

    expect(new Set(tokens).size).toBe(2);
  });

  it('open a new session where theirs has died', async () => {
    const outcomes = await within(
      async ({ call }) => {
        const one = freshCase(contract);
        for (const _ of [1, 2]) await call('receiveCaseinfo', one);
        return (await call('receiveCaseinfo', one)).outcomes;
      },
      {
        ...writing,
        deviate: (asked, { right, live }) => {
          const answer = right(asked);
          if (isAt(asked, 'receiveCaseinfo')) live.clear();
          return answer;
        },
      },
    );

    expect(outcomes).toEqual(['success']);
  });

  it('do not take a session for closed that was not meant', async () => {
    const [first, live] = await within(
      async ({ token, violate, tokens }) => {
        const own = await token();
        await violate('logout', {}, { spoil: (right) => `${right}x` });
        await token();
        return [own, tokens.live()];
      },
      { deviate: (asked, { right }) => (isAt(asked, 'logout') ? success() : right(asked)) },
    );

    expect(live).toContain(first);
    expect(live).toHaveLength(2);
  });

  it('know every session that was opened, also by a plain login', async () => {
    const owner = await within(async ({ call, tokens }) => {
      await call('login', secondApplication);
      return tokens.ownerOf(tokens.live()[0] ?? null);
    });

    expect(owner).toBe(secondApplication);
  });

  it('are blocked by the check of the login where that fails', async () => {
    const opened = within(({ logIn }) => logIn(), { deviate: () => refusal('12004') });

    await expect(opened).rejects.toThrow(new Blocked(rootCheck));
  });

  it('spoil nothing but what they are told to', async () => {
    const outcomes = await within(async ({ call, violate }) => {
      const wrong = await violate('logout', {}, { spoil: (right) => `${right}x` });
      return [wrong.outcomes, (await call('logout', {})).outcomes];
    });

    expect(outcomes).toEqual([['bad-credentials'], ['success']]);
  });

  it('name the application whose secret a command needs', async () => {
    const commands = await within(async ({ logIn, all }) => {
      await logIn(application);
      await logIn(secondApplication);
      return all.map(({ curl }) => curl());
    });

    expect(commands[0]).toContain('appSecret of one');
    expect(commands[1]).toContain('appSecret of two');
  });
});
