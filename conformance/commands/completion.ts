import type { Command, Option } from 'commander';
import { registers } from '../../generated/requirements.ts';
import { listChecks } from '../checks/all.ts';
import { contractOf, type Role, roles } from '../contract/role.ts';

/** What is typed so far, taken apart: the command, and its arguments without options. */
interface Typed {
  readonly command: Command;
  readonly args: readonly string[];
  /** The option whose value comes next. */
  readonly pending: Option | undefined;
}

/**
 * What can stand in the place of the last word, by what the program itself knows of its commands,
 * options and arguments. Names of files are left to the shell.
 */
export function candidates(program: Command, words: readonly string[]): readonly string[] {
  const current = words.at(-1) ?? '';
  const typed = taken(program, words.slice(0, -1));
  return [...new Set(possible(typed, current))].filter((word) => word.startsWith(current));
}

function taken(program: Command, words: readonly string[]): Typed {
  let command = program;
  let pending: Option | undefined;
  const args: string[] = [];
  for (const word of words) {
    const before = pending;
    pending = undefined;
    if (before) continue;
    const inner =
      args.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
    if (inner) command = inner;
    else if (word.startsWith('-')) pending = valued(command, word);
    else args.push(word);
  }
  return { command, args, pending };
}

/** The option of a flag, where a value has to follow it. */
const valued = (command: Command, flag: string): Option | undefined =>
  command.options.find((one) => (one.long === flag || one.short === flag) && one.required);

function possible({ command, args, pending }: Typed, current: string): readonly string[] {
  if (pending) return valuesOf(pending.long ?? '', placeholder(pending.flags), args);
  if (current.startsWith('-')) {
    return command
      .createHelp()
      .visibleOptions(command)
      .flatMap(({ long }) => long ?? []);
  }
  const inner = args.length === 0 ? command.createHelp().visibleCommands(command) : [];
  const { registeredArguments } = command;
  const argument =
    registeredArguments[args.length] ?? registeredArguments.find((one) => one.variadic);
  const values = argument ? valuesOf(command.name(), argument.name(), args) : [];
  return [...inner.map((one) => one.name()), ...values];
}

/** `<text|json>` gives `text|json`. */
const placeholder = (flags: string): string => /<([^>]*)>/.exec(flags)?.[1] ?? '';

/** What a placeholder stands for: a choice of words, or things that the contracts have. */
function valuesOf(of: string, name: string, args: readonly string[]): readonly string[] {
  const known = roles.filter((role) => role === args[0]);
  const chosen = known.length > 0 ? known : roles;
  const parts = name.replace(/\.\.\.$/, '').split('|');
  if (of === '--only') return checkIds(chosen);
  return parts.flatMap((part) => sources[part]?.(chosen, of) ?? (parts.length > 1 ? [part] : []));
}

/** Things by the word that commands use for them. */
const sources: Readonly<
  Record<string, (chosen: readonly Role[], of: string) => readonly string[]>
> = {
  contract: (_, command) => [...roles, ...(command === 'check' ? ['all'] : [])],
  check: (chosen) => checkIds(chosen),
  requirement: (chosen) => chosen.flatMap(requirementIds),
};

const checkIds = (chosen: readonly Role[]): readonly string[] =>
  chosen.flatMap((role) => listChecks({ contract: role }).map(({ id }) => id));

const requirementIds = (role: Role): readonly string[] =>
  Object.keys(registers[contractOf(role)].requirements);
