import { describe, expect, it } from 'vitest';
import {
  type Asked,
  type Deviating,
  objectIn,
  refusal,
} from '../../testing/neimenggu/right-endpoint.ts';
import {
  answering,
  isAt,
  onLogin,
  tokenOf,
  withBody,
} from '../../testing/neimenggu/session-deviations.ts';
import { failuresOf } from '../../testing/neimenggu/trial.ts';

const lowerPath = (asked: Asked): Asked => {
  const names = ['login', 'logout', 'receiveCaseinfo'];
  const name = names.find((one) => asked.path.toLowerCase() === `/security/${one.toLowerCase()}`);
  return name === undefined ? asked : { ...asked, path: `/security/${name}` };
};

const lenient: Deviating = onLogin((asked, { right }) => {
  const text = `${asked.body}`.replaceAll("'", '"').replace(/,\}$/, '}');
  return right({ ...asked, body: Buffer.from(text) });
});

const posting: Deviating = (asked, { right }) => right({ ...asked, method: 'POST' });

describe('an endpoint with wrong frames', () => {
  it.each<readonly [string, string, Deviating]>([
    ['answers any method', 'method.login.PUT', posting],
    [
      'refuses a method and carries it out',
      'method.logout.DELETE',
      (asked, { right, live }) => {
        if (asked.method === 'DELETE') live.delete(tokenOf(asked));
        return right(asked);
      },
    ],
    ['answers a GET with a body', 'method.login.GET', posting],
    ['answers a case by GET', 'method.receiveCaseinfo.GET', posting],
    [
      'answers any path',
      'route.login.unknown',
      (asked, { right }) => right({ ...asked, path: asked.path.replace(/loginx$/, 'login') }),
    ],
    [
      'answers paths in any case',
      'route.receiveCaseinfo.letter-case',
      (asked, { right }) => right(lowerPath(asked)),
    ],
    ['bears slips', 'body.login.single-quotes', lenient],
    ['bears a comma too many', 'body.login.trailing-comma', lenient],
    [
      'reads a form',
      'body.login.form',
      onLogin((asked, { right }) => {
        const form = `${asked.headers['content-type']}`.includes('form');
        const given = Object.fromEntries(new URLSearchParams(`${asked.body}`));
        const headers = { ...asked.headers, 'content-type': 'application/json' };
        return right(form ? withBody({ ...asked, headers }, given) : asked);
      }),
    ],
    [
      'breaks down over what is no JSON',
      'body.login.not-json',
      answering('19400', () => refusal('19500', 500)),
    ],
    [
      'takes a list for its element',
      'body.receiveCaseinfo.list',
      (asked, { right }) =>
        right({ ...asked, body: Buffer.from(`${asked.body}`.replace(/^\[(.*)\]$/s, '$1')) }),
    ],
    [
      'minds the charset',
      'charset.logout',
      (asked, { right }) =>
        `${asked.headers['content-type']}`.includes('charset')
          ? refusal('19415', 415)
          : right(asked),
    ],
    [
      'wants to be asked for JSON',
      'accept.login',
      (asked, { right }) =>
        asked.headers.accept === 'application/json' ? right(asked) : refusal('19406', 406),
    ],
    [
      'breaks down over an odd logout',
      'body.logout.odd',
      (asked, { right }) =>
        isAt(asked, 'logout') && !objectIn(asked) && asked.body.length > 0
          ? refusal('19500', 500)
          : right(asked),
    ],
  ])('that %s fails %s', async (_, id, deviate) => {
    expect(await failuresOf(`neimenggu.${id}`, deviate)).toContain(`neimenggu.${id}`);
  });
});
