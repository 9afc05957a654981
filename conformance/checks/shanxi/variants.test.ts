import { describe, expect, it } from 'vitest';
import { answering, reading, sending, withData } from '../../testing/shanxi/deviations.ts';
import { type Answer, refusal, rightHabits, type Sent } from '../../testing/shanxi/operations.ts';
import { accounts, fixtures } from '../../testing/shanxi/platform-state.ts';
import type { Changes, OnCall } from '../../testing/shanxi/right-endpoint.ts';
import { judgePlatform } from '../../testing/shanxi/trial.ts';

describe('the checks of shanxi', () => {
  it('pass on a right platform without a warning, each of them', async () => {
    const { failed, blocked, skipped, readings, exitCode } = await judgePlatform();

    expect({ failed, blocked, skipped, readings, exitCode }).toEqual({
      failed: [],
      blocked: [],
      skipped: [],
      readings: [],
      exitCode: 0,
    });
  });

  it('pass without leave to write', async () => {
    const { failed, exitCode } = await judgePlatform({}, { allow: [] });

    expect([failed, exitCode]).toEqual([[], 0]);
  });

  it('pass where only what the document details is claimed', async () => {
    const { failed, exitCode } = await judgePlatform({}, { capabilities: [] });

    // SX-A16: a wish.
    expect([failed, exitCode]).toEqual([['shanxi.sm.proved'], 0]);
  });
});

/** A right platform whose failures are told apart by what is wrong. */
const telling: OnCall = async (call, { right, state }) => {
  const answer = await right(call);
  const { username, pwd } = call.parameters;
  const account = state.accounts.get(`${username}`);
  if (answer.value['msg'] !== 'unknown caller' || account?.pwd === pwd) return answer;
  return refusal(account ? 'wrong password' : 'no such user');
};

const everyReply = (change: (answer: Answer) => Answer): Changes => ({
  onCall: async (call, { right }) => change(await right(call)),
});

const failures = (change: (value: Sent) => Sent, status = 200): Changes => ({
  onWire: sending((answer) =>
    answer.value['result'] === 0
      ? { status: answer.status === 200 ? status : answer.status, value: change(answer.value) }
      : answer,
  ),
});

describe('a tolerated variant', () => {
  it.each<readonly [string, string, Changes]>([
    ['failures that are told apart', 'SX-A45', { onCall: telling }],
    [
      'licences that are told apart',
      'SX-A45',
      {
        onCall: answering('getPublicResourcesTrading', (answer, { parameters }) =>
          parameters['licenseID'] === fixtures.expired.licenseID ? refusal('expired') : answer,
        ),
      },
    ],
    [
      'licences of other accounts',
      'SX-A08',
      {
        opens: (given, licence) =>
          rightHabits.opens({ ...given, username: licence?.username }, licence),
      },
    ],
    ['HTTP 401 for every failure', '', failures((value) => value, 401)],
    ['data null in failures', '', failures((value) => ({ ...value, data: null }))],
    ['an empty object in failures', 'SX-A22', failures((value) => ({ ...value, data: {} }))],
    [
      'fields beside msg and result',
      'SX-A20',
      {
        onCall: answering('getEnterpriseGrade', ({ status, value: { data, ...rest } }) => ({
          status,
          value: { ...rest, ...Object(data) },
        })),
      },
    ],
    [
      'numbers that are strings of digits',
      'SX-A30',
      {
        onCall: answering('getEnterpriseGrades', (answer) =>
          withData(answer, ({ count, ...data }) => ({ ...data, count: `${count}` })),
        ),
      },
    ],
    ['tokens without any effect', '', { takes: () => true }],
    [
      'a token in the place of the password',
      'SX-A05',
      {
        onWire: reading((body, _, { tokens }) =>
          body['pwd'] === undefined && tokens.has(`${body['token']}`)
            ? { ...body, pwd: accounts.account.pwd }
            : body,
        ),
      },
    ],
    [
      'words of its own in every reply',
      '',
      everyReply((answer) => ({ ...answer, value: { ...answer.value, msg: '好' } })),
    ],
    [
      'further fields in every reply',
      '',
      everyReply((answer) => ({ ...answer, value: { ...answer.value, requestId: 7 } })),
    ],
  ])('passes: %s', async (_, reading, changes) => {
    const { failed, readings, exitCode } = await judgePlatform(changes);

    expect([failed, exitCode]).toEqual([[], 0]);
    expect(readings).toEqual(reading === '' ? [] : expect.arrayContaining([reading]));
  });
});
