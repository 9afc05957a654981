import { UsageError } from '../../spec/usage-error.ts';

/** What chooses one endpoint, or something of one contract. */
const forOne: readonly string[] = ['target', 'contract', 'only', 'clause'];

/**
 * Whether the options that a person gave go together: `check all` takes a folder of target files,
 * and `check <contract>` one target file. Throws `UsageError`.
 */
export function assertFitting(contract: string, given: readonly string[]): void {
  const stray = given.find((name) =>
    contract === 'all' ? forOne.includes(name) : name === 'targets',
  );
  if (stray === undefined) return;
  throw contract === 'all' ? notForAll(stray) : onlyForAll(contract);
}

const notForAll = (option: string): UsageError =>
  new UsageError({
    zh: `check all 评测一个目录中的全部目标文件，用 --targets 和 --report；--${option} 用于 check <契约>。`,
    en: [
      '`check all` judges all target files of a folder and takes --targets and --report;',
      `--${option} is for \`check <contract>\`.`,
    ].join(' '),
  });

const onlyForAll = (contract: string): UsageError =>
  new UsageError({
    zh: `--targets 用于 check all；check ${contract} 用 --target 指出一个目标文件。`,
    en: `--targets is for \`check all\`; \`check ${contract}\` takes one file with --target.`,
  });
