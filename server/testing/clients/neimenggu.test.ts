import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRig, type Rig } from '../rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;
const flow = [
  /^logged in$/,
  /^acceptid: \S+$/,
  /^retry: same acceptid$/,
  /^logged out$/,
  /^token is dead$/,
].map((line) => expect.stringMatching(line));

it('the shell client goes through the flow', async () => {
  const ended = await run('sh', 'neimenggu.sh', { caseid: '外〔2026〕"1"号' });

  expect(ended).toEqual({ code: 0, out: flow, err: '' });
});

it.skipIf(!hasRequests)(
  'the Python client goes through the flow, where python3 with requests is there',
  async () => {
    const ended = await run('python3', 'neimenggu.py', { caseid: '外〔2026〕"2"号' });

    expect(ended).toEqual({ code: 0, out: flow, err: '' });
  },
);

it('the shell client says what is wrong when the secret is wrong', async () => {
  const ended = await run('sh', 'neimenggu.sh', { caseid: 'C', secret: 'wrong' });

  expect(ended).toMatchObject({ code: 1, out: [] });
  expect(ended.err).toMatch(/login refused:\n12004 .*appSecret/);
});

/** Runs a client as the demo application. */
async function run(
  program: string,
  client: string,
  { caseid, secret = demoSecret() }: { caseid: string; secret?: string },
) {
  const words = [join(import.meta.dirname, client), rig.server.url, 'demo-case', 'test', caseid];
  const env = { ...process.env, APP_SECRET: secret, NO_PROXY: '*', no_proxy: '*' };
  const child = spawn(program, words, { env });
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const [code] = await once(child, 'close');
  return { code, out: (await out).join('').split('\n').filter(Boolean), err: (await err).join('') };
}

const demoSecret = () => rig.server.credentials['neimenggu']?.['demo-case'] ?? '';
