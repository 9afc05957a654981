import type { Command } from 'commander';
import { example, type Say } from '../spec/command-line.ts';
import type { Text } from '../spec/language.ts';

/** Flags as commander reads them, and what they mean. */
export type Option = readonly [flags: string, text: Text];

/** How one command of a group is used. */
export interface CommandUsage {
  readonly name: string;
  readonly parameters?: string;
  readonly description: Text;
  /** The example of its help, after the name of the group. */
  readonly line: string;
  readonly options?: readonly Option[];
}

/** Commands on the same things, such as `qiyue cases list` and `qiyue cases show`. */
export interface CommandGroup<Usage extends CommandUsage> {
  readonly name: string;
  readonly description: Text;
  /** The example of its help, after its name. */
  readonly line: string;
  readonly commands: readonly Usage[];
  /** Adds the options that all of them take. */
  readonly prepare: (command: Command, say: Say) => Command;
  /** Loads what does the work only when it is asked for. */
  readonly run: (usage: Usage, command: Command, say: Say) => Promise<void>;
}

export function registerGroup<Usage extends CommandUsage>(
  program: Command,
  say: Say,
  { name, description, line, commands, prepare, run }: CommandGroup<Usage>,
): void {
  const group = program
    .command(name)
    .description(say(description))
    .addHelpText('after', example(say, `qiyue ${name} ${line}`));
  for (const usage of commands) {
    const command = prepare(group.command(`${usage.name} ${usage.parameters ?? ''}`), say)
      .description(say(usage.description))
      .addHelpText('after', example(say, `qiyue ${name} ${usage.line}`));
    addOptions(command, usage.options ?? [], say);
    command.action(() => run(usage, command, say));
  }
}

export function addOptions(command: Command, options: readonly Option[], say: Say): void {
  for (const [flags, text] of options) command.option(flags, say(text));
}
