import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked } from '../server/testing/engines/asked.ts';
import type { Daemon } from '../server/testing/engines/daemon.ts';
import { installed, postgresFolder } from '../server/testing/engines/installed.ts';
import { startPostgres } from '../server/testing/engines/postgres.ts';
import { startInstance } from '../server/testing/instance.ts';
import { operate } from '../server/testing/operate.ts';

const programs = postgresFolder();
const psql = installed('psql');

describe.runIf(programs && psql)('a server whose role may not change a table', () => {
  let directory: string;
  let engine: Daemon;
  let server: Daemon;
  let serverUrl: string;
  let tooEarly: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-roles-'));
    // PostgreSQL runs as a user of its own, who has to reach its folder in here.
    chmodSync(directory, 0o755);
    engine = await startPostgres(programs ?? '', join(directory, 'postgresql'));
    const urls = makeRoles();
    serverUrl = urls.server;
    const keys = {
      QIYUE_KEY_FILE: join(directory, 'key'),
      QIYUE_SM_KEY_FILE: join(directory, 'sm2.json'),
    };
    writeFileSync(keys.QIYUE_KEY_FILE, randomBytes(32).toString('hex'));
    const early = { ...keys, QIYUE_DATABASE_URL: serverUrl };
    tooEarly = await operate(early, ['serve', '--port', '0']).then(String, String);
    await operate({ ...keys, QIYUE_DATABASE_URL_FILE: urls.owner }, preparing);
    server = await startInstance({ environment: { ...keys, QIYUE_DATABASE_URL: serverUrl } });
  });
  afterAll(async () => {
    await server?.stop();
    await engine?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const preparing = ['serve', '--prepare', '--seed', 'demo'];

  /** Runs the script that operators get; the owner's URL lies in a file, as they would have it. */
  function makeRoles() {
    const file = (name: string, text: string): string => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const env = {
      ...process.env,
      OWNER_PASSWORD_FILE: file('owner-password', 'owner’s\n'),
      SERVER_PASSWORD_FILE: file('server-password', 'server’s\n'),
    };
    const script = join(import.meta.dirname, 'postgresql-roles.sql');
    const words = ['--no-psqlrc', '--quiet', '--dbname', engine.url, '--file', script];
    execFileSync(psql ?? '', words, { env, stdio: 'pipe' });
    const owner = urlFor('qiyue_owner', 'owner’s');
    return { owner: file('owner-url', `${owner}\n`), server: urlFor('qiyue_server', 'server’s') };
  }

  const urlFor = (user: string, password: string): string =>
    Object.assign(new URL(engine.url), { username: user, password, pathname: '/qiyue' }).href;

  it('says what to do first where there are no tables yet', () => {
    expect(tooEarly).toMatch(/run qiyue serve --prepare first/);
  });

  it('is ready', async () => {
    const { status } = await fetch(`${server.url}/readyz`);

    expect(status).toBe(200);
  });

  it('answers calls, which are recorded', async () => {
    const body =
      '{"accessid":"none","username":"none","pwd":"none","uniscId":"91149999MA0DEM0139"}';
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${server.url}/getEnterpriseGrade`, {
      method: 'POST',
      headers,
      body,
    });
    const [recorded] = await asked(serverUrl, 'select count(*)::int as rows from calls');

    expect(await reply.json()).toHaveProperty('result');
    expect(recorded).toEqual({ rows: 1 });
  });

  it.each([
    'create table mine (a int)',
    'create temporary table mine (a int)',
    'alter table applications add column mine int',
    'drop table cases',
    'truncate table cases',
    'create index mine on cases (caseid)',
    'create role mine',
    'create schema mine',
    'create function mine() returns int language sql as $$ select 1 $$',
    'alter table calls disable trigger all',
    'copy cases to program $$cat$$',
  ])('is refused: %s', async (statement) => {
    await expect(asked(serverUrl, statement)).rejects.toThrow(/permission|must be owner|superuser/);
  });

  it.each(["update calls set outcome = 'x'", 'delete from calls', 'truncate table calls'])(
    'cannot change what the audit has: %s',
    async (statement) => {
      await expect(asked(serverUrl, statement)).rejects.toThrow(/only ever added to|permission/);
    },
  );
});
