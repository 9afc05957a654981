import { describe, expect, it } from 'vitest';
import { qiyue } from './conformance/testing/program.ts';

describe('the words of qiyue', () => {
  const commands = [
    ...['check', 'coverage', 'list', 'sign', 'docs', 'mock', 'serve', 'import', 'collect'],
    ...['backup', 'restore'],
    ...['completion', 'diff', 'explain', 'init', 'plan', 'proxy', 'replay', 'report'],
    ...['applications', 'accounts', 'cases', 'licences', 'keys', 'collections', 'audit'],
  ];
  const within = [
    'applications add',
    'accounts add',
    'licences show',
    'keys rotate',
    'audit verify',
    'report verify',
  ];
  const englishOfCommander =
    /(Usage|Options|Commands|Arguments):|\[(options|command)\]|\(default|help for|version number/;

  it.each(commands)('%s --help shows an example', async (command) => {
    const { code, out } = await qiyue(command, '--help');

    expect(out).toContain(`$ npx qiyue ${command}`);
    expect(code).toBe(0);
  });

  it.each(commands)('%s --help speaks Chinese when asked', async (command) => {
    const { out } = await qiyue(command, '--help', '--lang', 'zh');

    expect(out).toContain('示例');
    expect(out).not.toMatch(englishOfCommander);
  });

  it('shows an example above all commands, in Chinese when asked', async () => {
    const { out } = await qiyue('--help', '--lang', 'zh');

    expect(out).toContain('$ npx qiyue check wuhan --target target.yaml');
    expect(out).not.toMatch(englishOfCommander);
  });

  it.each(within)('speaks Chinese in the help of a command within a command: %s', async (words) => {
    const { out } = await qiyue(...words.split(' '), '--help', '--lang', 'zh');

    expect(out).toContain('选项:');
    expect(out).toContain(`$ npx qiyue ${words}`);
    expect(out).not.toMatch(englishOfCommander);
  });

  it('shows a default only where there is one', async () => {
    const { out } = await qiyue('check', '--help');

    expect(out).toContain('(default: target.yaml)');
    expect(out).not.toContain('[]');
  });

  it.each([
    ['chekc', '--lang', 'en', 'chekc'],
    ['chekc', '--lang', 'zh', '没有这个命令：chekc'],
    ['list', '--lang=zh', 'wuhan', '--wrong', '没有这个选项：--wrong'],
    ['check', '--lang', 'zh', '缺少参数：contract'],
    ['collections', 'show', '--lang', 'zh', '缺少参数：id'],
  ])('ends with 2 for wrong words and says so: %s %s %s', async (...words) => {
    const { code, err } = await qiyue(...words.slice(0, -1));

    expect(err).toContain(words.at(-1));
    expect(code).toBe(2);
  });

  it('lists the checks of one requirement', async () => {
    const { out } = await qiyue('list', 'wuhan', '--clause', 'WH-R031');

    expect(out).toContain('wuhan.nonce.race');
    expect(out).not.toContain('wuhan.masking');
  });

  it('lists the checks of a data provider', async () => {
    const { out } = await qiyue('list', 'shanxi-provider', '--clause', 'SX-R022');

    expect(out).toContain('shanxi-provider.');
    expect(out).not.toContain('shanxi.');
  });
});
