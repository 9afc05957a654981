import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Migrations, mainMigrations, stateMigrations } from '../sql/migrations.ts';
import { connect, openFile } from './connection.ts';
import { migrate } from './migrate.ts';
import { openSqliteStores } from './open.ts';
import { sqliteVocabulary } from './vocabulary.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Makes a file as the first release made it, and fills it. */
async function firstRelease(name: string, migrations: Migrations, statements: string) {
  const raw = openFile(join(directory, name));
  const first = Object.entries(migrations).filter(([step]) => step.startsWith('0001'));
  await migrate(connect(raw), Object.fromEntries(first));
  raw.exec(statements);
  raw.close();
}

it('a database of the first release keeps its applications, subscriptions and nonces', async () => {
  await firstRelease(
    'q.sqlite',
    mainMigrations(sqliteVocabulary),
    `insert into applications (contract, passid, sealed_token, rate_limit, created_at)
       values ('wuhan', 'mall', x'01', 7, 5);
     insert into subscriptions (contract, passid, service) values ('wuhan', 'mall', 's');`,
  );
  await firstRelease(
    'q.state.sqlite',
    stateMigrations(sqliteVocabulary),
    `insert into nonces (passid, nonce, expires_at) values ('mall', 'n', 600);`,
  );
  const stores = await openSqliteStores(join(directory, 'q.sqlite'));
  const application = await stores.applications.find('wuhan', 'mall');
  const services = await stores.applications.subscriptions('wuhan', 'mall');
  const isNew = await stores.nonces.claim('mall', 'n', { now: 0, until: 600 });
  const orphan = stores.applications.subscribe('wuhan', 'nobody', ['s']);

  expect(application).toMatchObject({ id: 'mall', rateLimit: 7, disabled: false, createdAt: 5 });
  expect(Buffer.from(application?.sealedSecret ?? [])).toEqual(Buffer.of(1));
  expect(services).toEqual(['s']);
  expect(isNew).toBe(false);
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
  await stores.close();
});
