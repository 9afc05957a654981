import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { knownRole } from '../contract/role.ts';
import { exportPlan } from '../plan/export.ts';
import type { Selection } from '../selection/select.ts';
import { readTarget } from '../target/target.ts';

export interface PlanOptions extends Selection {
  readonly target: string;
}

/** `qiyue plan`: the plan as JSON Lines on standard output, and on the other what it holds. */
export async function planCommand(
  contract: string,
  { target: file, ...selection }: PlanOptions,
  language: Language,
): Promise<void> {
  const id = knownRole(contract);
  if (id !== 'wuhan') throw notYet(id);
  const lines = await exportPlan(readTarget(file, process.env), selection);
  const left = lines.filter((line) => 'omitted' in line).length;
  process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const held = lines.length - 1 - left;
  const said = {
    zh: `写出 ${held} 项检查；另有 ${left} 项不能写成数据，各附理由。`,
    en: `${held} checks are written; ${left} more cannot be data, each with its reason.`,
  };
  process.stderr.write(`${said[language]}\n`);
}

const notYet = (id: string): UsageError =>
  new UsageError({
    zh: `目前只有 wuhan 的计划可以导出；${id} 的会话与密文还没有模板。`,
    en: `So far only wuhan's plan can be exported: sessions and seals of ${id} have no template.`,
  });
