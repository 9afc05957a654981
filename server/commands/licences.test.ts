import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLicenceFiles } from '../licences/files.ts';
import type { Licence } from '../stores/licence-port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { pdf } from '../testing/licence-documents.ts';

let directory: string;
const database = () => join(directory, 'licences.sqlite');

const contract = 'shanxi';
const longAgo = 1_700_000_000;
const farAway = 4_000_000_000;

const licenceOf = (id: string, given: Partial<Licence> = {}): Licence => ({
  id,
  username: 'mall',
  uniscId: '91149999MA0DEM0139',
  digest: Buffer.alloc(32),
  mediaType: 'application/pdf',
  bytes: pdf.length,
  fileName: '授权书\u001b[31m.pdf',
  uploadedAt: longAgo,
  expiresAt: farAway,
  revokedAt: null,
  ...given,
});

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const digest = await openLicenceFiles(database()).keep(pdf);
  const stores = await openSqliteStores(database());
  const all = [
    licenceOf('LWHOLE', { digest }),
    licenceOf('LBANK', { username: 'bank', fileName: null }),
    licenceOf('LOLD', { expiresAt: longAgo + 1 }),
    licenceOf('LOTHER', { uniscId: '91149999MA0DEM0214' }),
    licenceOf('LREVOKED', { revokedAt: longAgo }),
    licenceOf('LSOON'),
  ];
  for (const one of all) await stores.licences.add(contract, one);
  await stores.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const at = (file: string) => new URL(file, import.meta.url).href;

/** An action as a program of its own, on the stores of the test. */
const program = `
  const { licenceActions } = await import('${at('licences.ts')}');
  const { openLicenceFiles } = await import('${at('../licences/files.ts')}');
  const { openSqliteStores } = await import('${at('../stores/sqlite/open.ts')}');
  const [database, action, id, options] = process.argv.slice(1);
  const stores = await openSqliteStores(database);
  const given = { id, options: JSON.parse(options), say: ({ en }) => en };
  const licenceFiles = openLicenceFiles(database);
  await licenceActions[action]({ contract: 'shanxi', stores, licenceFiles }, given).catch((error) => {
    console.error(error.text?.en ?? error);
    process.exitCode = error.text ? 2 : 3;
  });
  await stores.close();`;

async function run(action: string, id: string, options: object = {}) {
  const words = [database(), action, id, JSON.stringify(options)];
  const { stdout, stderr, code } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...words],
    { cwd: directory },
  ).then(
    (output) => ({ ...output, code: 0 }),
    (error) => error,
  );
  return { stdout: String(stdout), stderr: String(stderr), code: Number(code) };
}

const idsIn = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]);

describe('qiyue licences list', () => {
  it('shows licences in the order of upload, a line for each', async () => {
    const { stdout, stderr } = await run('list', '');
    const uploaded = '2023-11-14T22:13:20.000Z';
    const [first] = stdout.split('\n');

    expect(idsIn(stdout)).toEqual(['LWHOLE', 'LBANK', 'LOLD', 'LOTHER', 'LREVOKED', 'LSOON']);
    expect(first?.split('\t').slice(1, 5)).toEqual([
      uploaded,
      'mall',
      '91149999MA0DEM0139',
      'valid',
    ]);
    expect(stderr).toBe('');
  });

  it.each([
    [{ account: 'bank' }, ['LBANK']],
    [{ enterprise: '91149999MA0DEM0214' }, ['LOTHER']],
    [{ state: 'expired' }, ['LOLD']],
    [{ state: 'revoked' }, ['LREVOKED']],
    [{ state: 'valid', after: 'LBANK', limit: '1' }, ['LOTHER']],
  ])('chooses by %j', async (options, ids) => {
    expect(idsIn((await run('list', '', options)).stdout)).toEqual(ids);
  });

  it('says how to go on', async () => {
    const { stderr } = await run('list', '', { limit: '2' });

    expect(stderr).toBe('there are more: add --after LBANK\n');
  });
});

describe('qiyue licences show', () => {
  it('shows all that is known, and lets nobody steer the terminal', async () => {
    const { stdout } = await run('show', 'LWHOLE');

    expect(stdout).toContain('licenseID\tLWHOLE\n');
    expect(stdout).toContain('fileName\t授权书 [31m.pdf\n');
    expect(stdout).toMatch(/^sm3\t[0-9a-f]{64}$/m);
  });

  it('saves the document for its owner alone, and keeps a file that is there', async () => {
    const saved = join(directory, 'saved.pdf');
    writeFileSync(saved, 'old');
    const refused = await run('show', 'LWHOLE', { save: 'saved.pdf' });
    const kept = readFileSync(saved, 'utf8');
    await run('show', 'LWHOLE', { save: 'saved.pdf', force: true });

    expect([refused.code, kept]).toEqual([2, 'old']);
    expect(readFileSync(saved)).toEqual(pdf);
    expect(statSync(saved).mode & 0o777).toBe(0o600);
  });
});

describe('qiyue licences revoke', () => {
  it('takes a licence back, once', async () => {
    const first = await run('revoke', 'LSOON');
    const again = await run('revoke', 'LSOON');

    expect(first.stdout).toContain('state\trevoked\n');
    expect(first.stdout).toMatch(/^revokedAt\t\d{4}-/m);
    expect([again.code, again.stderr]).toEqual([2, 'Licence LSOON has been revoked before\n']);
  });
});

describe('wrong use ends with 2 and says what is right:', () => {
  it.each([
    ['show', 'NOBODY', {}, /no licence with licenseID "NOBODY"/],
    ['revoke', 'NOBODY', {}, /no licence with licenseID "NOBODY"/],
    ['list', '', { after: 'NOBODY' }, /no licence with licenseID "NOBODY"/],
    ['list', '', { state: 'old' }, /--state must be one of valid, expired, revoked/],
    ['list', '', { limit: '0' }, /--limit must be/],
    ['show', 'LBANK', { save: 'bank.pdf' }, /document .*0{64} is missing/],
  ])('%s %s %j', async (action, id, options, message) => {
    const { stderr, code } = await run(action, id, options);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
