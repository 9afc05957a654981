import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { sendJson, startEndpoint } from '../../testing/endpoint.ts';
import { success } from '../../testing/neimenggu/right-endpoint.ts';
import { curlOf } from './curl.ts';
import { buildCall, type Sending } from './request.ts';

const { contract } = judged.neimenggu();
const bash = promisify(execFile);
const token = 'aToken-Of_a-Session.179530560012';

interface Asking {
  readonly operation: string;
  readonly value: object;
  readonly sending?: Sending;
}

/** Runs the command of a call; gives it and the first request, which is a login. */
async function reproduce(appSecret: string, { operation, value, sending = {} }: Asking) {
  await using endpoint = await startEndpoint((_, response) =>
    sendJson(response, success({ access_token: token }).value),
  );
  const application = { appKey: 'one', appSecret, account: 'test' };
  const target = { contract: 'neimenggu', url: endpoint.url, application } as const;
  const given = { token: operation === 'login' ? null : token, application, sending };
  const command = curlOf(
    target,
    contract,
    buildCall({ target, contract }, operation, value, given),
  );
  await bash('bash', ['-c', command], { env: { ...process.env, QIYUE_SECRET: appSecret } });
  const [first] = endpoint.received;
  const address = new URLSearchParams(first?.path.split('?')[1]);
  return { command, sent: address.get('appSecret') ?? JSON.parse(`${first?.body}`).appSecret };
}

describe.each([`it's "quoted" \\ and $(id)`, 'with + and % and 秘密 &=<>'])(
  'the command of one who has the secret %s',
  (secret) => {
    const appKey = 'one';
    const query = `${new URLSearchParams({ appKey, appSecret: secret })}`;

    it.each<readonly [string, Asking, string]>([
      ['a login', { operation: 'login', value: { appKey, appSecret: secret } }, secret],
      [
        'a login with more behind it',
        { operation: 'login', value: { appKey, appSecret: `${secret}0` } },
        `${secret}0`,
      ],
      ['an address', { operation: 'login', value: {}, sending: { query } }, secret],
      ['the login before a logout', { operation: 'logout', value: {} }, secret],
    ])('sends it in %s, and does not hold it', async (_, asking, expected) => {
      const { command, sent } = await reproduce(secret, asking);

      expect(sent).toBe(expected);
      expect(command).not.toMatch(/quoted|%22|秘密|%E7|%25/);
    });
  },
);
