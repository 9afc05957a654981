import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { knownRole } from '../contract/role.ts';
import { checkTarget } from '../target/target.ts';
import { type Answers, answersOf, assembled, missing } from './init-answers.ts';
import { dialog, type Terminal } from './init-dialog.ts';
import { formOf } from './init-schema.ts';
import { targetText } from './init-text.ts';
import { givenOptions, pasted } from './pasted.ts';

export interface InitOptions {
  readonly target: string;
  /** `key=value`, with dots between the keys. */
  readonly set: readonly string[];
  readonly force?: boolean;
}

/**
 * `qiyue init`: writes a target file from what is said on the command line and, at a terminal, in a
 * dialog; gives the lines that say what to do next. Throws `UsageError` where something is missing
 * or wrong, and where the file exists and no force was asked for.
 */
export async function initCommand(
  contract: string,
  options: InitOptions,
  { terminal, say }: { readonly terminal: Terminal | null; readonly say: Say },
): Promise<readonly string[]> {
  const form = formOf(knownRole(contract));
  if (existsSync(options.target) && !options.force) throw exists(options.target);
  const given = answersOf(form, options.set);
  const answers = terminal ? await dialog(form, given, { terminal, say }) : given;
  const lacking = missing(form, answers);
  if (lacking.length > 0) throw incomplete(lacking);
  const text = targetText(form, contract, assembled(answers));
  checkTarget(parse(text), () => options.target);
  place(options.target, text, options.force ?? false);
  return nextSteps(contract, options.target, answers).map(say);
}

/** Only the owner may read it; it appears whole, and nothing is overwritten by chance. */
function place(file: string, text: string, force: boolean): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: 0o600 });
    chmodSync(draft, 0o600);
    if (force) renameSync(draft, file);
    else linkSync(draft, file);
  } catch (error) {
    throw unwritable(file, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function nextSteps(contract: string, file: string, answers: Answers) {
  const secrets = [...answers.values()].flatMap(
    (value) => /^\$\{(\w+)\}$/.exec(String(value))?.[1] ?? [],
  );
  const command = pasted('check', contract, ...givenOptions([['target', file, 'target.yaml']]));
  const names = [...new Set(secrets)].join(', ');
  return [
    { zh: `已写出 ${file}，只有本人可读。`, en: `${file} is written; only you can read it.` },
    ...(names === ''
      ? []
      : [{ zh: `请设置环境变量：${names}`, en: `Set the environment variables: ${names}` }]),
    { zh: `然后运行：${command}`, en: `Then run: ${command}` },
  ];
}

const exists = (file: string): UsageError =>
  new UsageError({
    zh: `${file} 已经存在，没有改动。用 --force 覆盖，或用 --target 写到别处。`,
    en: `${file} exists and stays as it is. --force overwrites it, --target writes elsewhere.`,
  });

const incomplete = (keys: readonly string[]): UsageError =>
  new UsageError({
    zh: `目标文件还缺：${keys.join('、')}。用 --set 键=值 给出；机密给环境变量的名称。`,
    en: `The target file still lacks: ${keys.join(', ')}. Give them by --set key=value, secrets by the name of an environment variable.`,
  });

function unwritable(file: string, error: unknown): unknown {
  const { code } = error as { readonly code?: string };
  if (code === 'EEXIST') return exists(file);
  if (code === undefined) return error;
  return new UsageError({
    zh: `写不了 ${file}（${code}）。`,
    en: `Cannot write ${file} (${code}).`,
  });
}
