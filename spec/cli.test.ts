import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerSpecCommands } from './cli.ts';
import type { Language } from './language.ts';

const program = (language: Language): Command => {
  const command = new Command('qiyue');
  registerSpecCommands(command, (text) => text[language], language);
  return command;
};

const help = (command: Command): string => {
  const parts: string[] = [];
  command.configureOutput({ writeOut: (part) => parts.push(part) }).outputHelp();
  return parts.join('');
};

describe.each(['zh', 'en'] as const)('the commands around the contract in %s', (language) => {
  const { commands } = program(language);

  it('are sign, docs and mock', () => {
    expect(commands.map((command) => command.name())).toEqual(['sign', 'docs', 'mock']);
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    '%s shows an example of its use',
    (name, command) => {
      expect(help(command)).toContain(`$ npx qiyue ${name}`);
    },
  );
});

it('describes every option in Chinese for who reads Chinese', () => {
  const options = program('zh').commands.flatMap((command) => command.options);

  const foreign = options.filter(({ description }) => !/\p{Script=Han}/u.test(description));

  expect(foreign.map(({ flags }) => flags)).toEqual([]);
});
