import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { otherCase } from '../../curl/shell.ts';
import type { Received } from '../../testing/endpoint.ts';
import { applications, startRightEndpoint } from '../../testing/neimenggu/right-endpoint.ts';
import { curlOf } from './curl.ts';
import { buildCall, type Sending } from './request.ts';
import { credentialsOf } from './session.ts';
import type { Application, NeimengguTarget } from './target.ts';

const { contract } = judged.neimenggu();
const bash = promisify(execFile);
const { application, secondApplication } = applications;
/** As long as the tokens of the endpoint, of which pieces are taken. */
const token = 'aToken-Of_a-Session.179530560012';

interface Asking {
  readonly operation?: string;
  readonly value?: unknown;
  readonly token?: string | null;
  readonly application?: Application;
  readonly sending?: Sending;
}

function commandAt(url: string, asking: Asking) {
  const { operation = 'logout', value = {}, sending = {} } = asking;
  const target: NeimengguTarget = { contract: 'neimenggu', url, ...applications };
  const call = buildCall({ target, contract }, operation, value, {
    token: asking.token === undefined ? token : asking.token,
    application: asking.application ?? application,
    sending,
  });
  return curlOf(target, contract, call);
}

/** Runs the command that is printed for a call; gives it, what was answered, and what was sent. */
async function reproduce(asking: Asking) {
  await using endpoint = await startRightEndpoint();
  const command = commandAt(endpoint.url, asking);
  const env = {
    ...process.env,
    QIYUE_SECRET: (asking.application ?? application).appSecret,
    QIYUE_OTHER_SECRET: secondApplication.appSecret,
  };
  const { stdout } = await bash('bash', ['-c', command], { env });
  const last = endpoint.received.at(-1);
  if (!last) throw new Error(`nothing was sent by ${command}`);
  return { command, stdout, last, received: endpoint.received };
}

const login = (changes: object = {}, sending: Sending = {}): Asking => ({
  operation: 'login',
  value: { ...credentialsOf(application), ...changes },
  token: null,
  sending,
});

const tokenIn = ({ path }: Received) => new URLSearchParams(path.split('?')[1]).get('access_token');

describe('the command of a call', () => {
  it('logs in afresh and is served', async () => {
    const { stdout, received, last } = await reproduce({});

    expect(stdout).toContain('"ackCode":"SUCCESS"');
    expect(received.map(({ path }) => path.split('?')[0])).toEqual([
      '/security/login',
      '/security/logout',
    ]);
    expect(tokenIn(last)).not.toBe(token);
  });

  it('of a login is the login alone', async () => {
    const { stdout, received } = await reproduce(login());

    expect(stdout).toContain('"access_token"');
    expect(received).toHaveLength(1);
  });

  it.each<readonly [string, Asking]>([
    ['a logout', {}],
    ['a login', login()],
    ['a login with a secret in part', login({ appSecret: application.appSecret.slice(0, -1) })],
    [
      'a login with the secret in the other case',
      login({ appSecret: otherCase(application.appSecret) }),
    ],
    ["a login with another's secret", login({ appSecret: secondApplication.appSecret })],
    ['a token in the body', { value: { access_token: token }, sending: { token: null } }],
  ])('never holds a secret or a token: %s', (_, asking) => {
    const command = commandAt('http://127.0.0.1:9', asking).toLowerCase();

    const secrets = [application.appSecret, secondApplication.appSecret, token];
    for (const secret of secrets) expect(command).not.toContain(secret.slice(0, 16).toLowerCase());
  });

  it('stops when the secret is not given', async () => {
    const env = { PATH: process.env['PATH'] };

    const run = bash('bash', ['-c', commandAt('http://127.0.0.1:9', login())], { env });

    await expect(run).rejects.toThrow(/QIYUE_SECRET/);
  });

  it.each([
    ['as it was', login(), application.appSecret],
    [
      'cut',
      login({ appSecret: application.appSecret.slice(0, 12) }),
      application.appSecret.slice(0, 12),
    ],
    [
      'with a blank',
      login({ appSecret: `${application.appSecret} ` }),
      `${application.appSecret} `,
    ],
    [
      'in the other case',
      login({ appSecret: otherCase(application.appSecret) }),
      otherCase(application.appSecret),
    ],
    ["another's", login({ appSecret: secondApplication.appSecret }), secondApplication.appSecret],
    ['made up', login({ appSecret: "it's $HOME" }), "it's $HOME"],
  ])('sends the secret %s', async (_, asking, sent) => {
    const { last } = await reproduce(asking);

    expect(JSON.parse(`${last.body}`)).toEqual({ ...credentialsOf(application), appSecret: sent });
  });

  it.each<readonly [string, (right: string) => string]>([
    ['without its last character', (right) => right.slice(0, -1)],
    ['with a blank after it', (right) => `${right} `],
    ['with another last character', (right) => `${right.slice(0, -1)}~`],
    ['in the other case', otherCase],
    ['not at all', () => 'made-up'],
  ])('spoils the fresh token in the same way: %s', async (_, spoil) => {
    const { last, received, stdout } = await reproduce({ sending: { spoil } });

    expect(stdout).toContain('13000');
    const made = tokenIn(last) ?? '';
    if (received.length === 1) expect(made).toBe(spoil(''));
    else expect(made.length).toBe(spoil('x'.repeat(32)).length);
  });

  it('closes the session first where the call came too late', async () => {
    const { stdout, received } = await reproduce({ sending: { closed: true } });

    expect(received).toHaveLength(3);
    expect(stdout).toContain('13000');
  });

  it('carries a fresh token in a header and in a body', async () => {
    const headers = { Authorization: `Bearer ${token}` };

    const { last } = await reproduce({
      value: { access_token: token },
      sending: { headers, query: '' },
    });

    expect(last.headers.authorization).toMatch(/^Bearer [\w-]{32}$/);
    expect(`${last.body}`).toMatch(/^\{"access_token":"[\w-]{32}"\}$/);
  });

  it('logs in as the owner of the session', async () => {
    const { received, stdout } = await reproduce({ application: secondApplication });

    expect(JSON.parse(`${received[0]?.body}`)).toEqual(credentialsOf(secondApplication));
    expect(stdout).toContain('SUCCESS');
  });

  it('has the same method, path and body, and leaves out what was left out', async () => {
    const sending = {
      method: 'PUT',
      path: "/it's",
      query: 'a=$b',
      body: `it's "𠮷"\n`,
      headers: { Accept: null, 'Content-Type': null },
    };

    const { last } = await reproduce({ token: null, sending });

    expect([last.method, last.path, `${last.body}`]).toEqual(['PUT', "/it's?a=$b", sending.body]);
    expect(last.headers).not.toHaveProperty('accept');
    expect(last.headers).not.toHaveProperty('content-type');
  });
});
