import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Deviating,
  known,
  objectIn,
  refusal,
  success,
} from '../../testing/neimenggu/right-endpoint.ts';
import {
  answering,
  inSession,
  isAt,
  onLogin,
  renamed,
  tokenOf,
} from '../../testing/neimenggu/session-deviations.ts';
import { judgeSessions } from '../../testing/neimenggu/trial.ts';

describe('the checks of sessions', () => {
  it('pass on a right endpoint without a warning', async () => {
    const { failed, blocked, readings, exitCode } = await judgeSessions();

    expect({ failed, blocked, readings, exitCode }).toEqual({
      failed: [],
      blocked: [],
      readings: [],
      exitCode: 0,
    });
  });

  it('pass without leave to write', async () => {
    const { failed, exitCode } = await judgeSessions(undefined, { allow: [] });

    expect([failed, exitCode]).toEqual([[], 0]);
  });
});

/** NM-A55: a UUID is the same in the other case. */
function onUuids(): Deviating {
  const uuids = new Map<string, string>();
  return (asked, { right }) => {
    const uuid = tokenOf(asked).toLowerCase();
    const answer = right(inSession(uuids.get(uuid) ?? uuid, asked));
    const token = answer.value['access_token'];
    if (typeof token !== 'string') return answer;
    const given = randomUUID();
    uuids.set(given, token);
    return success({ access_token: given });
  };
}

const missingKey: Deviating = onLogin((asked, { right }) =>
  objectIn(asked)?.['appKey'] ? right(asked) : refusal(objectIn(asked) ? '12001' : '19400'),
);

/** NM-A16: each login ends the sessions that its application has. */
const ending: Deviating = onLogin((asked, { right, live }) => {
  const before = [...live].filter(([, appKey]) => appKey === objectIn(asked)?.['appKey']);
  const answer = right(asked);
  if (answer.value['access_token']) for (const [token] of before) live.delete(token);
  return answer;
});

/** NM-A18: a logout with a token that does not live is answered SUCCESS. */
const forgiving: Deviating = (asked, { right }) => {
  const { value } = right(asked);
  const isDead = JSON.stringify(value).includes('"13000"') && tokenOf(asked) !== '';
  return isAt(asked, 'logout') && isDead ? success() : { status: 200, value };
};

/** An application has at most so many sessions: with one more, the oldest ends. */
const holding = (most: number): Deviating =>
  onLogin((asked, { right, live }) => {
    const own = [...live].filter(([, appKey]) => appKey === objectIn(asked)?.['appKey']);
    for (const [token] of own.slice(0, Math.max(0, own.length - most + 1))) live.delete(token);
    return right(asked);
  });

describe('a run', () => {
  it.each([
    ['a right endpoint', (asked, { right }) => right(asked)],
    ['one that holds few sessions', holding(4)],
    ['one that says SUCCESS to any logout', forgiving],
  ] satisfies [string, Deviating][])('leaves no session open at %s', async (_, deviate) => {
    let open: ReadonlyMap<string, string> | undefined;

    await judgeSessions((asked, endpoint) => {
      open = endpoint.live;
      return deviate(asked, endpoint);
    });

    expect(open?.size).toBe(0);
  });
});

/** Only what the operation itself answers; protocol faults have HTTP statuses of their own. */
const answeredBy =
  (deviate: Deviating): Deviating =>
  (asked, endpoint) => {
    const answer = endpoint.right(asked);
    return answer.status === 200 ? deviate(asked, { ...endpoint, right: () => answer }) : answer;
  };

describe('a tolerated variant', () => {
  it.each<readonly [string, string, Deviating]>([
    ['12001 for a missing appKey', 'NM-A08', missingKey],
    [
      '12002 for a wrong appSecret',
      'NM-A09',
      onLogin((asked, { right }) => {
        const answer = right(asked);
        const isWrong = !known.some(
          ({ appSecret }) => appSecret === objectIn(asked)?.['appSecret'],
        );
        return isWrong &&
          answer.value['ackCode'] === 'FAILURE' &&
          JSON.stringify(answer).includes('12004')
          ? refusal('12002')
          : answer;
      }),
    ],
    [
      '12002 for a missing account',
      'NM-A57',
      onLogin((asked, { right }) =>
        objectIn(asked) && !objectIn(asked)?.['account'] ? refusal('12002') : right(asked),
      ),
    ],
    ['a login that ends the session before it', 'NM-A16', ending],
    ['SUCCESS for a second logout', 'NM-A18', forgiving],
    [
      'both at once',
      'NM-A18',
      (asked, endpoint) =>
        isAt(asked, 'login') ? ending(asked, endpoint) : forgiving(asked, endpoint),
    ],
    [
      'a logout by GET',
      'NM-A20',
      (asked, { right }) =>
        right(
          isAt(asked, 'logout') && asked.method === 'GET' ? { ...asked, method: 'POST' } : asked,
        ),
    ],
    ['accessToken alone', 'NM-A01', renamed('access_token', 'accessToken')],
    ['ack_code in a login', 'NM-A01', onLogin(answeredBy(renamed('ackCode', 'ack_code')))],
    [
      'a token in a header',
      'NM-A51',
      (asked, { right }) => {
        const { authorization = '' } = asked.headers;
        return right(authorization === '' ? asked : inSession(authorization.slice(7), asked));
      },
    ],
    ['HTTP 401 for a bad token', '', answering('13000', ({ value }) => ({ status: 401, value }))],
    [
      'HTTP 400 for a failed login',
      '',
      answering('12004', ({ value }) => ({ status: 400, value })),
    ],
    ['a code of its own for a bad path', 'NM-A48', answering('19404', () => refusal('404', 404))],
    ['a code of its own for a bad body', 'NM-A48', answering('19400', () => refusal('99999'))],
    [
      'accessToken beside access_token',
      '',
      (asked, { right }) => {
        const { status, value } = right(asked);
        const token = value['access_token'];
        return { status, value: token ? { ...value, accessToken: token } : value };
      },
    ],
    [
      'empty tokens in failures',
      '',
      (asked, { right }) => {
        const { status, value } = right(asked);
        return { status, value: { access_token: null, acceptid: '', ...value } };
      },
    ],
    ['tokens that are UUIDs in any case', '', onUuids()],
    ['four sessions at most', '', holding(4)],
  ])('passes: %s', async (_, reading, deviate) => {
    const { failed, readings, exitCode } = await judgeSessions(deviate);

    expect([failed, exitCode]).toEqual([[], 0]);
    expect(readings).toEqual(reading === '' ? [] : expect.arrayContaining([reading]));
  });
});
