import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { type Role, roles } from '../contract/role.ts';
import { readTarget } from '../target/target.ts';
import { qiyue } from '../testing/program.ts';
import { initCommand } from './init.ts';
import { formOf, requiredLeaves } from './init-schema.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const say = ({ en }: { readonly en: string }): string => en;
const file = (): string => join(folder, 'target.yaml');
const publicKey = '04'.padEnd(130, 'a');

/** Without a terminal. */
const init = (contract: string, set: readonly string[], force = false) =>
  initCommand(contract, { target: file(), set, force }, { terminal: null, say });

/** At a terminal, where a person types these lines and goes away. */
function typing(contract: string, lines: readonly string[], set: readonly string[] = []) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  output.resume();
  const waiting = [...lines];
  output.on('data', (text: Buffer) => {
    if (!/: $/.test(String(text))) return;
    const line = waiting.shift();
    if (line === undefined) input.end();
    else input.write(`${line}\n`);
  });
  return initCommand(contract, { target: file(), set }, { terminal: { input, output }, say });
}

const wuhan = [
  'url=http://127.0.0.1:1',
  'application.passid=mall',
  'application.token=WUHAN_TOKEN',
];

const required: Readonly<Record<Role, readonly string[]>> = {
  wuhan,
  neimenggu: [
    ...['url=http://127.0.0.1:1', 'application.appKey=cases', 'application.appSecret=NM_SECRET'],
    'application.account=clerk',
  ],
  shanxi: [
    ...['url=http://127.0.0.1:1', 'account.accessid=SX_ID', 'account.username=mall'],
    ...['account.pwd=SX_PWD', 'fixtures.rated.uniscId=91149999MA0DEM0139'],
  ],
  'shanxi-provider': ['url=http://127.0.0.1:1', `publicKey=${publicKey}`],
};

const secrets = { WUHAN_TOKEN: 'a', NM_SECRET: 'b', SX_ID: 'c', SX_PWD: 'd' };

describe.each(roles)('the target file of %s', (role) => {
  it('is one that the judge reads', async () => {
    await init(role, required[role]);

    expect(readTarget(file(), secrets)).toMatchObject({ contract: role });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['target.yaml']);
  });

  it('needs what the schema requires, each thing by its name', async () => {
    const keys = requiredLeaves(formOf(role)).map(({ path }) => path.join('.'));

    await expect(init(role, [])).rejects.toThrow(`still lacks: ${keys.join(', ')}`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says in both languages what each key is', async () => {
    await init(role, required[role]);

    const lines = readFileSync(file(), 'utf8').split('\n');
    for (const { path } of requiredLeaves(formOf(role))) {
      const at = lines.findIndex((line) => line.trim().startsWith(`${path.at(-1)}:`));
      expect(lines[at - 1]).toMatch(/# .*\p{Script=Han}.* \/ .*[a-z]/u);
    }
  });
});

describe('without a terminal', () => {
  it('lists, numbers, deep keys and names beyond the schema are taken', async () => {
    await init('wuhan', [...wuhan, 'allow=load,write', 'rate=5', 'fixtures.a.existing.INV=李四']);

    expect(readTarget(file(), secrets)).toMatchObject({
      allow: ['load', 'write'],
      rate: 5,
      fixtures: { a: { existing: { INV: '李四' } } },
    });
  });

  it('a group that was begun has to be whole', async () => {
    const begun = init('wuhan', [...wuhan, 'secondApplication.passid=bank']);

    await expect(begun).rejects.toThrow('still lacks: secondApplication.token');
  });

  it.each([
    ['tokn=1', /did you mean url=…|did you mean .*=…/],
    ['ulr=http://u:pw@x', /^--set ulr=… is no key and value (?!.*pw@)/],
    ['application=x', /is no key and value/],
    ['__proto__.x=1', /is no key and value/],
    ['url=ftp://u:pw@x', /^url has to be an address that begins with (?!.*pw@)/],
    ['rate=fast', /^rate has to be a number, and is "fast"$/],
    ['allow=lood', /^allow has to be one of load, write, and is "lood"; did you mean load\?$/],
    ['application.passid=商城', /^application\.passid has to be ASCII/],
    ['allow=all', /load, write/],
    ['application.token=not a name', /is a secret: give the name.*APPLICATION_TOKEN/],
  ])('--set %s is refused', async (text, message) => {
    await expect(init('wuhan', [...wuhan, text])).rejects.toThrow(UsageError);
    await expect(init('wuhan', [...wuhan, text])).rejects.toThrow(message);
  });

  it('a file that exists stays as it is, unless force is asked for', async () => {
    writeFileSync(file(), 'mine');

    await expect(init('wuhan', wuhan)).rejects.toThrow(/exists and stays/);
    expect(readFileSync(file(), 'utf8')).toBe('mine');
    await init('wuhan', wuhan, true);
    expect(readTarget(file(), secrets)).toMatchObject({ contract: 'wuhan' });
  });

  it('no secret can come into the file', async () => {
    await init('wuhan', wuhan);

    expect(readFileSync(file(), 'utf8')).toContain('token: ${WUHAN_TOKEN}');
  });
});

describe('at a terminal', () => {
  it('a person is asked for what is needed, and for the usual variables of secrets', async () => {
    const lines = await typing('wuhan', [
      ...['http://127.0.0.1:1', 'mall', '', 'load'],
      ...['n', 'n', 'n'],
    ]);

    expect(readTarget(file(), { APPLICATION_TOKEN: 'x' })).toMatchObject({
      url: 'http://127.0.0.1:1',
      application: { passid: 'mall', token: 'x' },
      allow: ['load'],
    });
    expect(lines.join('\n')).toContain('APPLICATION_TOKEN');
  });

  it('a wrong answer is said to be wrong, and asked for again', async () => {
    await typing('shanxi-provider', ['nowhere', 'http://127.0.0.1:1', publicKey, '', '', '']);

    expect(readTarget(file(), {})).toMatchObject({ url: 'http://127.0.0.1:1' });
  });

  it('what was said on the command line is not asked', async () => {
    await typing('wuhan', ['mall', '', '', 'n', 'n', 'n'], ['url=http://127.0.0.1:1']);

    expect(readTarget(file(), { APPLICATION_TOKEN: 'x' }).url).toBe('http://127.0.0.1:1');
  });

  it('a further application is asked for, if a person has one', async () => {
    await typing('wuhan', ['http://127.0.0.1:1', 'mall', '', '', 'y', 'bank', '', 'n', 'n']);

    const variables = { APPLICATION_TOKEN: 'x', SECOND_APPLICATION_TOKEN: 'y' };
    expect(readTarget(file(), variables)).toMatchObject({ secondApplication: { passid: 'bank' } });
  });

  it('lines that were typed ahead are taken one after the other', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    output.resume();
    const known = ['url=http://127.0.0.1:1'];
    input.end(['mall', '', '', 'n', 'n', 'n', ''].join('\n'));

    const options = { target: file(), set: known };
    await initCommand('wuhan', options, { terminal: { input, output }, say });

    expect(readTarget(file(), { APPLICATION_TOKEN: 'x' })).toMatchObject({
      application: { passid: 'mall' },
    });
  });

  it('nothing is written when the person goes away', async () => {
    await expect(typing('wuhan', ['http://127.0.0.1:1'])).rejects.toThrow('No target file');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('qiyue init ends with 2 and the list of what is missing, where there is no terminal', async () => {
  const { code, err } = await qiyue('init', 'wuhan', '--target', file());

  expect(err).toContain('url, application.passid, application.token');
  expect(code).toBe(2);
});
