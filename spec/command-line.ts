import type { Command } from 'commander';
import { calledAs } from './called-as.ts';
import type { Text } from './language.ts';

/** Chooses the language that the person asked for. */
export type Say = (text: Text) => string;

/** The example that ends the help of every command. */
export const example = (say: Say, line: string): string =>
  `\n${say({ zh: '示例:', en: 'Example:' })}\n${typed(line)}`;

/** Examples below the first. */
export const moreExamples = (...lines: readonly string[]): string => lines.map(typed).join('\n');

/** A newcomer types what stands there, so it says how the program is called here. */
const typed = (line: string): string => `  $ ${line.replace('qiyue ', `${calledAs()} `)}`;

/**
 * Lets the help speak the person's language where commander would speak English by itself. Called
 * before the commands are added, because they take it over from the program.
 */
export function translateHelp(program: Command, say: Say): void {
  const placed = (text: string): string =>
    text.replace(/\[(options|command)\]/g, (whole, name) => say(placeholders[name] ?? both(whole)));
  program
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show help for a command' }))
    .configureHelp({
      styleTitle: (title) => say(titles[title] ?? both(title)),
      styleUsage: placed,
      styleSubcommandTerm: placed,
      displayWidth: columns,
      optionDescription: ({ description, defaultValue: value }) =>
        typeof value === 'string'
          ? say({ zh: `${description}（默认 ${value}）`, en: `${description} (default: ${value})` })
          : description,
    });
}

const titles: Readonly<Record<string, Text>> = {
  'Usage:': { zh: '用法:', en: 'Usage:' },
  'Arguments:': { zh: '参数:', en: 'Arguments:' },
  'Options:': { zh: '选项:', en: 'Options:' },
  'Commands:': { zh: '命令:', en: 'Commands:' },
};

const placeholders: Readonly<Record<string, Text>> = {
  options: { zh: '[选项]', en: '[options]' },
  command: { zh: '[命令]', en: '[command]' },
};

const both = (text: string): Text => ({ zh: text, en: text });

/** How wide a text is on a terminal, where a Han character takes two columns. */
export const columns = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(letter) ? 2 : 1),
    0,
  );
