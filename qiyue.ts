#!/usr/bin/env node
/**
 * The one program. The only file that may load both judge and server; each command loads what it
 * needs when it runs. Exit codes: 0 conforming or done, 1 not conforming, 2 wrong use, 3 nothing
 * proved or the run broke off.
 */
import { enableCompileCache } from 'node:module';
import type { Say } from './spec/command-line.ts';

// What is imported before this line is compiled anew at every start, hence the imports below.
enableCompileCache();

const { Command, CommanderError } = await import('commander');
const { registerJudgeCommands } = await import('./conformance/cli.ts');
const { NothingProved } = await import('./conformance/nothing-proved.ts');
const { visible } = await import('./conformance/report/visible.ts');
const { default: manifest } = await import('./package.json', { with: { type: 'json' } });
const { registerServerCommands } = await import('./server/cli.ts');
const { registerSpecCommands } = await import('./spec/cli.ts');
const { example, translateHelp } = await import('./spec/command-line.ts');
const { inBoth, languageOf } = await import('./spec/language.ts');
const { UsageError } = await import('./spec/usage-error.ts');
const { usageFault } = await import('./spec/usage-faults.ts');

/** Read before the commands exist, because their help is in this language already. */
const wanted = process.argv
  .flatMap((word) => word.split(/(?<=^--lang)=/))
  .findLast((_, index, all) => all[index - 1] === '--lang');
const language = languageOf(wanted, process.env);
const say: Say = (text) => text[language];

const program = new Command('qiyue')
  .description(
    say({
      zh: '信用数据接口的契约与评测',
      en: 'contracts for credit-data interfaces, and their judge',
    }),
  )
  .version(manifest.version, '-V, --version', say({ zh: '显示版本号', en: 'print the version' }))
  .addHelpText('after', example(say, 'qiyue check wuhan --target target.yaml'))
  // What is wrong with a command line is said once, at the end, in the person's language.
  .configureOutput({ outputError: () => undefined })
  .showHelpAfterError();

translateHelp(program, say);

registerJudgeCommands(program, say, language);
registerSpecCommands(program, say, language);
registerServerCommands(program, say);

/**
 * Everything that goes wrong ends here: a clear message, the right code, no stack trace. What a
 * message repeats of a command line or a file cannot steer the terminal.
 */
function conclude(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    process.stderr.write(`${visible(say(usageFault(error)))}\n`);
    return 2;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${visible(say(error.text))}\n`);
    return 2;
  }
  if (error instanceof NothingProved) {
    process.stderr.write(`${visible(say(error.text))}\n`);
    process.stdout.write(`${inBoth({ zh: '未完成', en: 'incomplete' })}\n`);
    return 3;
  }
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${say({ zh: '程序出错', en: 'internal error' })}: ${visible(why)}\n`);
  return 3;
}

for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
  command.exitOverride().option('--lang <zh|en>', say({ zh: '语言', en: 'language' }));
}

/** What escapes every handler is our own fault: it proves nothing, so it must not look like 1. */
process.on('uncaughtException', (error) => {
  process.exit(conclude(error));
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = conclude(error);
}
