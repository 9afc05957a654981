import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { registerServerCommands } from './cli.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  writeFileSync(join(directory, 'plain'), 'a file where a folder should be');
});
afterAll(() => rmSync(directory, { recursive: true }));

const at = (file: string) => new URL(file, import.meta.url).href;

/** The commands as a program of their own, so that what they write and how they end is seen. */
const program = `
  const { Command } = await import('${import.meta.resolve('commander')}');
  const { registerServerCommands } = await import('${at('cli.ts')}');
  const root = new Command('qiyue');
  registerServerCommands(root, ({ en }) => en);
  await root.parseAsync(process.argv.slice(1), { from: 'user' }).catch((error) => {
    console.error(error.text?.en ?? error);
    process.exitCode = error.text ? 2 : 3;
  });`;

const nodeArguments = (line: string) =>
  ['--input-type=module', '-e', program, '--', ...line.split(' ')] as const;

/** Runs a command in the test's directory, where its database then lies. */
async function run(line: string) {
  const { stdout, stderr, code } = await promisify(execFile)(
    process.execPath,
    nodeArguments(line),
    { cwd: directory, timeout: 50_000 },
  ).then(
    (output) => ({ ...output, code: 0 }),
    (error) => error,
  );
  return { stdout: String(stdout), stderr: String(stderr), code: Number(code) };
}

describe('applications', () => {
  it('are added, shown without TOKEN, changed and listed', async () => {
    const added = await run('applications add wuhan mall --subscribe enterprise-licenses');
    const limited = await run('applications limit wuhan mall 7');
    const shown = await run('applications subscribe wuhan mall qygsczrxxqkapijk');
    const listed = await run('applications list wuhan');

    const token = /TOKEN\t([0-9a-f]{64})/.exec(added.stdout)?.[1] ?? 'none';
    expect(limited.stdout).toContain('7 calls/s');
    expect(shown.stdout).toContain('enterprise-licenses qygsczrxxqkapijk');
    expect(shown.stdout).not.toContain(token);
    expect(listed.stdout).toBe('mall\t7 calls/s\tactive\n');
  });

  it('of a contract with sessions have accounts, and lose them', async () => {
    const added = await run('applications add neimenggu cases');
    await run('accounts add neimenggu cases clerk');
    const both = await run('accounts add neimenggu cases boss');
    const shown = await run('applications show neimenggu cases');
    const rotated = await run('applications rotate neimenggu cases');
    const disabled = await run('applications disable neimenggu cases');
    const left = await run('accounts remove neimenggu cases clerk');

    const secret = /appKey\tcases\nappSecret\t([0-9a-f]{64})\n/;
    expect(secret.exec(rotated.stdout)?.[1]).not.toBe(secret.exec(added.stdout)?.[1]);
    expect(added.stderr).toMatch(/qiyue accounts add neimenggu cases <account>\n$/);
    expect(rotated.stderr).not.toContain('accounts add');
    expect(both.stdout).toBe('boss\nclerk\n');
    expect(shown.stdout).toMatch(/^appKey\tcases\nstate\tactive\naccounts\tboss clerk\nmade/);
    expect(disabled.stdout).toContain('state\tdisabled');
    expect(left.stdout).toBe('boss\n');
  });

  it.each([
    ['applications show wuhan nobody', /no application nobody/],
    ['applications rotate neimenggu nobody', /no application nobody/],
    ['applications add neimenggu x --limit 5', /neimenggu has neither subscriptions nor limits/],
    ['applications limit neimenggu x 5', /neimenggu has neither subscriptions nor limits/],
    ['applications subscribe neimenggu x pets', /neimenggu has neither subscriptions nor limits/],
    ['applications add neimenggu a!b', /appKey must be 1 to 64/],
    ['accounts list neimenggu nobody', /no application nobody/],
    ['accounts list wuhan mall', /wuhan have no accounts/],
    ['accounts show wuhan mall', /wuhan have no accounts/],
    ['accounts add neimenggu cases', /missing argument: account/],
    ['accounts list neimenggu', /missing argument: id/],
    ['accounts list wuhan', /wuhan have no accounts/],
    ['accounts grant neimenggu cases --all', /accounts grant is for users of a contract itself/],
    ['accounts add neimenggu cases a --server-ip x', /--server-ip is for users of a contract/],
    ['import neimenggu pets x.csv', /no file x\.csv/],
    ['import neimenggu pets plain', /neimenggu has no data services/],
    ['applications add beijing', /no contract "beijing".*wuhan, neimenggu/],
    ['applications add wuhan a!b', /PASSID must be 1 to 64/],
    ['applications add wuhan x --limit 0', /limit must be/],
    ['applications add wuhan x --subscribe pets', /no service "pets".*qygsczrxxqkapijk/],
    ['import wuhan qygsczrxxqkapijk missing.csv', /no file missing\.csv/],
    ['serve --port http', /--port must be/],
    ['serve --seed other', /--seed takes demo/],
    ['serve --database plain/x.sqlite', /Cannot open the database file/],
    ['serve --port 0 --host a..b', /Cannot listen on a\.\.b/],
    ['serve --port 0 --seed demo --write-targets plain/t', /Cannot write target files to plain\/t/],
    ['serve --write-targets t', /--write-targets needs --seed demo/],
    ['import wuhan qygsczrxxqkapijk .', /\. is a directory/],
    ['serve --contract missing.json', /Cannot read missing\.json/],
  ])('wrong use as in "%s" ends with 2 and says what is right', async (line, message) => {
    const { stderr, code } = await run(line);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

it('import reports bad rows on stderr and ends with 2', async () => {
  writeFileSync(join(directory, 'bad.csv'), 'INV,REGNO,ENTNAME,UNISCID\na,b\n');
  const { stderr, code } = await run('import wuhan qygsczrxxqkapijk bad.csv');

  expect(stderr).toMatch(/line 2: has 2 columns instead of 4[\s\S]*nothing was loaded/);
  expect(code).toBe(2);
});

it('serve prints targets, writes them for their owner only, and stops in good order', async () => {
  const line = 'serve --port 0 --seed demo --database s.sqlite --write-targets t';
  const server = spawn(process.execPath, nodeArguments(line), { cwd: directory });
  const [output] = await once(server.stdout.setEncoding('utf8'), 'data');
  const targets = parseAllDocuments(String(output)).map((document) => document.toJS());
  const reply = await fetch(`${targets[0].url}/healthz`);
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');

  expect(reply.status).toBe(200);
  expect(code).toBe(0);
  expect(targets.map(({ contract }) => contract)).toEqual(['wuhan', 'neimenggu', 'shanxi']);
  for (const target of targets) {
    const file = join(directory, 't', `${target.contract}.yaml`);
    expect(parse(readFileSync(file, 'utf8'))).toEqual(target);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

describe('the help of', () => {
  const root = new Command();
  registerServerCommands(root, ({ zh }) => zh);
  const commands = root.commands.flatMap((command) => [command, ...command.commands]);

  it.each(commands.map((command) => [command.name(), command] as const))(
    '%s has an example in the language asked for',
    (_, command) => {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();

      expect(help).toMatch(/示例:\n {2}\$ npx qiyue /);
    },
  );
});
