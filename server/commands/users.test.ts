import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPasswordOf } from '../accounts/password.ts';
import { accessidDigest } from '../accounts/users.ts';
import { shippedDocuments } from '../documents.ts';
import { userTerms } from '../platforms/shanxi/user-terms.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import type { AccountAction } from './account-usage.ts';
import type { AccountOptions } from './accounts.ts';
import { passwordFrom } from './password-input.ts';
import { userCommand } from './users.ts';

const contract = 'shanxi';

let directory: string;
let stores: Stores;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  stores = await openSqliteStores(join(directory, 'q.sqlite'));
});
afterEach(async () => {
  await stores.close();
  rmSync(directory, { recursive: true });
});

/** The lines that an action prints, as one text. */
async function run(action: AccountAction, names: readonly string[], options: AccountOptions = {}) {
  const document = shippedDocuments()[contract] ?? {};
  const storage = { contract, document, stores, users: userTerms };
  const lines = await userCommand(action, storage, { names, options, say: ({ en }) => en });
  return lines.join('');
}

const secretsIn = (output: string) => ({
  accessid: /^accessid\t([0-9a-f]{32})$/m.exec(output)?.[1] ?? 'none',
  password: /^pwd\t(\S{8,})$/m.exec(output)?.[1] ?? 'none',
});

const found = () => stores.users.find(contract, 'bank');

/** Whether the user has both secrets. */
async function fits({ accessid, password }: ReturnType<typeof secretsIn>) {
  const user = await found();
  if (!user) return false;
  const isKey = accessidDigest(accessid).equals(user.accessidDigest);
  return isKey && (await isPasswordOf(user.passwordHash, password));
}

describe('qiyue accounts, for users', () => {
  it('makes a user and prints its secrets', async () => {
    const output = await run('add', ['bank'], { grant: ['getEnterpriseGrade'] });

    expect(output).toMatch(/^username\tbank\naccessid\t/);
    expect(await fits(secretsIn(output))).toBe(true);
    expect(await stores.users.grants(contract, 'bank')).toEqual(['getEnterpriseGrade']);
  });

  it('shows the register and the grants, and no secret', async () => {
    const register = { platformName: '甲平台', serverIp: '192.0.2.7', phone: '0351-1' };
    const { accessid, password } = secretsIn(
      await run('add', ['bank'], { ...register, all: true }),
    );
    const shown = await run('show', ['bank']);

    expect(shown).toMatch(/^number\t1\nusername\tbank\nstate\tactive\ninterfaces\tgetEnterpriseGr/);
    expect(shown).toContain('\nplatform\t甲平台\nserver IP\t192.0.2.7\nphone\t0351-1\nmade\t20');
    expect(shown).not.toContain(accessid);
    expect(shown).not.toContain(password);
  });

  it('lists number, name, state and grants of each user', async () => {
    await run('add', ['zoo'], { grant: ['uploadLicense', 'getEnterpriseGrade'] });
    await run('add', ['bank']);
    await run('disable', ['bank']);

    expect(await run('list', [])).toBe(
      '1\tzoo\tactive\tgetEnterpriseGrade uploadLicense\n2\tbank\tdisabled\t\n',
    );
  });

  it('grants and revokes some, and all', async () => {
    await run('add', ['bank']);
    const grants = async () => (await stores.users.grants(contract, 'bank')).length;
    const counts = [];
    await run('grant', ['bank', 'uploadLicense', 'getEnterpriseGrade']);
    counts.push(await grants());
    const revoked = await run('revoke', ['bank', 'uploadLicense']);
    await run('grant', ['bank'], { all: true });
    counts.push(await grants());
    await run('revoke', ['bank'], { all: true });
    counts.push(await grants());

    expect(revoked).toContain('interfaces\tgetEnterpriseGrade\n');
    expect(counts).toEqual([2, 4, 0]);
  });

  it('enables a disabled user again', async () => {
    await run('add', ['bank']);
    const disabled = await run('disable', ['bank']);

    expect(disabled).toContain('state\tdisabled');
    expect(await run('enable', ['bank'])).toContain('state\tactive');
  });

  it('resets the password alone, or both secrets', async () => {
    const first = secretsIn(await run('add', ['bank']));
    const output = await run('reset', ['bank']);
    const isKept = await fits({ ...secretsIn(output), accessid: first.accessid });
    const both = secretsIn(await run('reset', ['bank'], { accessid: true }));

    expect(output).not.toContain('accessid');
    expect(isKept).toBe(true);
    expect(both.accessid).not.toBe(first.accessid);
    expect(await fits(both)).toBe(true);
  });

  it('keeps the user whose name somebody asks for again', async () => {
    const first = secretsIn(await run('add', ['bank']));

    await expect(run('add', ['bank'])).rejects.toThrow(/a user "bank" already/);
    expect(await fits(first)).toBe(true);
  });

  const wrongUse: readonly [AccountAction, readonly string[], AccountOptions, RegExp][] = [
    ['add', [], {}, /missing argument: username/],
    ['add', ['bank', 'clerk'], {}, /too many arguments: clerk/],
    ['add', [' bank'], {}, /1 to 64 visible/],
    ['add', ['bank'], { grant: ['getToken'] }, /no interface "getToken".*uploadLicense/],
    ['list', ['bank'], {}, /too many arguments: bank/],
    ['grant', ['nobody', 'uploadLicense'], {}, /no user "nobody"/],
    ['revoke', ['nobody', 'uploadLicense'], {}, /no user "nobody"/],
    ['show', ['nobody'], {}, /no user "nobody"/],
    ['enable', ['nobody'], {}, /no user "nobody"/],
    ['reset', ['nobody'], {}, /no user "nobody"/],
    ['remove', ['bank', 'clerk'], {}, /disable instead: qiyue accounts disable shanxi bank/],
  ];

  it.each(wrongUse)('%s %o %o is wrong use and changes nothing', async (action, ...given) => {
    const [names, options, message] = given;

    await expect(run(action, names, options)).rejects.toThrow(message);
    expect(await stores.users.list(contract)).toEqual([]);
  });

  it('asks which interface is meant', async () => {
    await run('add', ['bank']);

    await expect(run('grant', ['bank'])).rejects.toThrow(/missing argument: interfaces/);
  });
});

describe('a password on standard input', () => {
  const given = (text: string) => passwordFrom(Readable.from([text]), [8, 128]);

  it.each([
    ['one line', 'correct horse\n'],
    ['a line of another system', 'correct horse\r\n'],
    ['no end of line', 'correct horse'],
  ])('is taken from %s', async (_, text) => {
    expect(await given(text)).toBe('correct horse');
  });

  it('is as long as it has characters, whatever they take', async () => {
    expect(await given('𠮷'.repeat(128))).toBe('𠮷'.repeat(128));
  });

  it.each(['', 'short\n', 'x'.repeat(129), ' '.repeat(8)])('is refused: %o', async (text) => {
    await expect(given(text)).rejects.toThrow(/must be 8 to 128 characters/);
  });
});
