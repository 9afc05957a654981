import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from './testing/balancer.ts';
import { login, logout, type Passid, postedCase, shanxiCall, wuhanQuery } from './testing/calls.ts';
import { installed } from './testing/engines/installed.ts';
import { addressOf } from './testing/engines/named.ts';
import { createSchema, type Schema } from './testing/engines/own-schema.ts';
import type { Body as Case } from './testing/neimenggu-rig.ts';
import { operate } from './testing/operate.ts';
import { exchange, type Request } from './testing/rig.ts';
import { fewestBeforeARefusal, mostWithinASecond, saturate } from './testing/saturation.ts';
import { type Body as Grade, rated } from './testing/shanxi-rig.ts';
import type { Body as Query } from './testing/wuhan-rig.ts';

const databaseUrl = addressOf('database', process.env) ?? '';
const stateUrl = addressOf('state', process.env) ?? '';
const haproxy = installed('haproxy') ?? '';

let schema: Schema;
let cluster: Cluster;

/** Sends the request to the instance of that number, counted round and round. */
async function ask<Body>(instance: number, request: Request): Promise<Body> {
  const url = cluster.instances[instance % cluster.instances.length]?.url ?? '';
  return (await exchange<Body>(url, request)).body;
}

/** Sends one request of the list for each number, all at once, each to the next instance. */
const atOnce = <Body>(count: number, request: (index: number) => Request): Promise<Body[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => ask<Body>(index, request(index))));

/** What every instance, one after the other, answers to the request. */
const everywhere = <Body>(request: () => Request): Promise<Body[]> => atOnce<Body>(3, request);

const missing = databaseUrl === '' || stateUrl === '' || haproxy === '';

describe.skipIf(missing)('three instances on PostgreSQL and Redis behind haproxy', () => {
  beforeAll(async () => {
    schema = await createSchema(databaseUrl);
    cluster = await startCluster({ haproxy, databaseUrl: schema.url, stateUrl });
  });
  afterAll(async () => {
    await cluster?.stop();
    await schema?.drop();
  });

  const demoFast = () => cluster.target('wuhan')['application'] as Passid;
  const caseSender = () => cluster.target('neimenggu')['application'];
  const token = async (instance: number) =>
    (await ask<Case>(instance, login(caseSender()))).access_token;

  it('let one nonce pass once that is sent fifty times at once', async () => {
    const request = wuhanQuery(demoFast(), randomUUID());
    const replies = await atOnce<Query>(50, () => request);
    const codes = replies.map(({ errcode }) => errcode).toSorted((a, b) => a - b);

    expect(codes).toEqual([0, ...Array(49).fill(1433)]);
  });

  it('let pass what the limit of an application is, and not three times it', async () => {
    const limit = 20;
    const told = await operate(cluster.environment, [
      ...['applications', 'add', 'wuhan', 'limited', '--limit', `${limit}`],
      ...['--subscribe', 'qygsczrxxqkapijk'],
    ]);
    const application = { passid: 'limited', token: cell(told, 'TOKEN') };
    const calls = await saturate(2_500, async (caller) => {
      return (await ask<Query>(caller, wuhanQuery(application))).errcode === 0;
    });

    expect(mostWithinASecond(calls) / limit).toBeLessThanOrEqual(1.02);
    expect(fewestBeforeARefusal(calls) / limit).toBeGreaterThanOrEqual(0.98);
  });

  it('know a token that one of them gave, until it is logged out at any of them', async () => {
    const given = await token(0);
    const before = await everywhere<Case>(() => postedCase(given, { caseid: randomUUID() }));
    await ask(1, logout(given));
    const after = await everywhere<Case>(() => postedCase(given, { caseid: randomUUID() }));

    expect(before.map(({ ackCode }) => ackCode)).toEqual(Array(3).fill('SUCCESS'));
    expect(after.map(({ errors }) => errors[0]?.errorCode)).toEqual(Array(3).fill('13000'));
  });

  it('give one acceptid to a case that is posted to all of them at once', async () => {
    const [given, caseid] = [await token(1), randomUUID()];
    const replies = await atOnce<Case>(30, () => postedCase(given, { caseid }));
    const listed = await operate(cluster.environment, ['cases', 'list', 'neimenggu']);
    const accepted = new Set(replies.map(({ acceptid }) => acceptid));

    expect(accepted.size).toBe(1);
    expect(listed.split('\n').filter((line) => line.includes(caseid))).toHaveLength(1);
  });

  it('hold a change of the password everywhere at once, and end the token', async () => {
    const words = ['accounts', 'add', 'shanxi', 'changing', '--all'];
    const told = await operate(cluster.environment, words);
    const [accessid, pwd] = [cell(told, 'accessid'), cell(told, 'pwd')];
    const account = { accessid, username: 'changing', pwd };
    const newPwd = 'steady-Lantern-84';
    const result = ({ result }: Grade) => result;
    const old = () => everywhere<Grade>(() => shanxiCall(account, 'getToken'));
    const [before] = [await old(), await old()];
    const given = before[0]?.data.token;
    await ask<Grade>(1, shanxiCall(account, 'updatePassword', { newPwd }));
    const renewed = { ...account, pwd: newPwd };
    const dead = () => shanxiCall(renewed, 'getEnterpriseGrade', { uniscId: rated, token: given });

    expect(before.map(result)).toEqual([1, 1, 1]);
    expect((await old()).map(result)).toEqual([0, 0, 0]);
    expect((await everywhere<Grade>(dead)).map(result)).toEqual([0, 0, 0]);
    expect((await everywhere<Grade>(() => shanxiCall(renewed, 'getToken'))).map(result)).toEqual([
      1, 1, 1,
    ]);
  });

  it('are one endpoint to the judge, conforming by every contract', async () => {
    const verdict = await operate(cluster.environment, [
      ...['check', 'all', '--targets', cluster.targets, '--lang', 'en'],
    ]);

    expect(verdict).toContain('符合 (conforming)');
  });
});

/** What a command told under that name. */
const cell = (told: string, name: string): string =>
  told.match(new RegExp(`^${name}\\t(.*)$`, 'm'))?.[1] ?? '';
