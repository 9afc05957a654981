import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Sent } from '../../testing/neimenggu/case-rules.ts';
import { type Deviating, objectIn, refusal } from '../../testing/neimenggu/right-endpoint.ts';
import {
  answering,
  finding,
  isAt,
  issuing,
  living,
} from '../../testing/neimenggu/session-deviations.ts';
import { failuresOf } from '../../testing/neimenggu/trial.ts';

/** The reply to an operation, changed. */
const replying =
  (name: string, change: (value: Sent) => Sent): Deviating =>
  (asked, { right }) => {
    const { status, value } = right(asked);
    return { status, value: isAt(asked, name) ? change(value) : value };
  };

describe('an endpoint with wrong tokens', () => {
  it.each<readonly [string, string, Deviating]>([
    ['gives the same token twice', 'token.fresh', issuing(() => 'always-the-same-token')],
    [
      'counts its tokens',
      'token.unguessable',
      issuing((count) => `session-number-${1000 + count}`),
    ],
    [
      'makes tokens from the time',
      'token.unguessable',
      issuing((count) => `${1_795_305_600_000 + count * 7}-session`),
    ],
    ['makes short tokens', 'token.unguessable', issuing(() => randomUUID().slice(0, 8))],
    [
      'makes tokens with characters of a URL',
      'reply.login.access_token',
      issuing(() => `${randomUUID()}+/=`),
    ],
    [
      'gives two tokens',
      'token.both-names-alike',
      replying('login', (value) =>
        value['access_token'] ? { ...value, accessToken: randomUUID() } : value,
      ),
    ],
    [
      'lets any token in',
      'token.receiveCaseinfo.unknown',
      finding((token, endpoint) => (token ? living(endpoint, () => true) : undefined)),
    ],
    [
      'lets calls without a token in',
      'token.receiveCaseinfo.missing',
      finding((token, endpoint) => (token ? undefined : living(endpoint, () => true))),
    ],
    [
      'lets an empty token in',
      'token.receiveCaseinfo.empty',
      finding((token, endpoint, { query }) =>
        query.has('access_token') && !token ? living(endpoint, () => true) : undefined,
      ),
    ],
    [
      'compares as much of a token as is given',
      'token.receiveCaseinfo.short',
      finding((token, endpoint) =>
        living(endpoint, (one) => token !== '' && one.startsWith(token)),
      ),
    ],
    [
      'compares the beginning of tokens',
      'token.logout.long',
      finding((token, endpoint) => living(endpoint, (one) => token.startsWith(one))),
    ],
    [
      'minds not the end of tokens',
      'token.logout.changed',
      finding((token, endpoint) =>
        living(endpoint, (one) => token.slice(0, -1) === one.slice(0, -1)),
      ),
    ],
    [
      'compares tokens in any case',
      'token.receiveCaseinfo.case',
      finding((token, endpoint) =>
        living(endpoint, (one) => token.toLowerCase() === one.toLowerCase()),
      ),
    ],
    [
      'cuts blanks off tokens',
      'token.receiveCaseinfo.blank-after',
      finding((token) => token.trim()),
    ],
    [
      'reads tokens in the body',
      'token.receiveCaseinfo.in-body',
      finding((token, _, asked) => `${objectIn(asked)?.['access_token'] ?? token}`),
    ],
    [
      'reads tokens in the body of a logout',
      'token.logout.in-body',
      finding((token, _, asked) => `${objectIn(asked)?.['access_token'] ?? token}`),
    ],
    [
      'has another code for a bad token',
      'token.logout.unknown',
      answering('13000', () => refusal('13001', 401)),
    ],
    [
      'breaks down over two tokens',
      'token.receiveCaseinfo.twice',
      (asked, { right }) =>
        asked.query.getAll('access_token').length > 1 ? refusal('19500', 500) : right(asked),
    ],
  ])('that %s fails %s', async (_, id, deviate) => {
    expect(await failuresOf(`neimenggu.${id}`, deviate)).toContain(`neimenggu.${id}`);
  });
});
