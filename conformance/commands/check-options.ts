import { UsageError } from '../../spec/usage-error.ts';

/** What chooses one endpoint, or something of one contract. */
const forOne: ReadonlySet<string> = new Set(
  'target contract only clause waivers earlier dryRun watch har'.split(' '),
);

/** What means nothing where no request is sent. */
const forSending: ReadonlySet<string> = new Set(
  'rate budget seed fuzz severity profile waivers earlier dryRun watch'.split(' '),
);

/**
 * Whether the options that a person gave go together: `check all` takes a folder of target files,
 * `check <contract>` one target file, and recorded traffic nothing that is about sending. `given`
 * are the names of options as commander knows them. Throws `UsageError`.
 */
export function assertFitting(contract: string, given: readonly string[]): void {
  const isForAll = contract === 'all';
  const stray = given.find((name) => (isForAll ? forOne.has(name) : name === 'targets'));
  if (stray !== undefined) throw isForAll ? notForAll(flag(stray)) : onlyForAll(contract);
  const sending = given.includes('har') ? given.find((name) => forSending.has(name)) : undefined;
  if (sending !== undefined) throw apart('--har', flag(sending));
  if (given.includes('dryRun') && given.includes('watch')) throw apart('--dry-run', '--watch');
  if (given.includes('verbose') && !given.includes('dryRun')) throw onlyForPlans;
}

/** `dryRun` is `--dry-run` on the command line. */
const flag = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const notForAll = (option: string): UsageError =>
  new UsageError({
    zh: `check all 评测一个目录中的全部目标文件，用 --targets 和 --report；${option} 用于 check <契约>。`,
    en: [
      '`check all` judges all target files of a folder and takes --targets and --report;',
      `${option} is for \`check <contract>\`.`,
    ].join(' '),
  });

const onlyForAll = (contract: string): UsageError =>
  new UsageError({
    zh: `--targets 用于 check all；check ${contract} 用 --target 指出一个目标文件。`,
    en: `--targets is for \`check all\`; \`check ${contract}\` takes one file with --target.`,
  });

const onlyForPlans = new UsageError({
  zh: '--verbose 与 --dry-run 同用，逐项列出将运行的检查。',
  en: '--verbose goes with --dry-run, and lists each check that would run.',
});

const apart = (one: string, other: string): UsageError =>
  new UsageError({
    zh: `${one} 不能与 ${other} 同用。`,
    en: `${one} and ${other} do not go together.`,
  });
