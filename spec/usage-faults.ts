import type { CommanderError } from 'commander';
import type { Text } from './language.ts';

/** What commander found wrong with a command line, in both languages; its own words are English. */
export function usageFault({ code, message }: CommanderError): Text {
  const en = message.replace(/^error: /, '');
  const zh = faults[code];
  if (zh === undefined) return { zh: en, en };
  const named = /'([^']*)'/.exec(en)?.[1];
  const meant = /Did you mean (.*)\?/.exec(en)?.[1];
  const subject = named === undefined ? '' : `：${named}`;
  return { zh: `${zh}${subject}${meant === undefined ? '' : `（是不是 ${meant}？）`}`, en };
}

const faults: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数过多',
  'commander.optionMissingArgument': '这个选项要有一个值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.invalidArgument': '值不对',
};
