import { dirname, join } from 'node:path';
import { clauseNumber } from '../../spec/clause-number.ts';
import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import { roleNamed } from '../checks/own/opened.ts';
import {
  type CheckExplanation,
  type Demand,
  explanationOf,
  type RequirementExplanation,
} from '../explain.ts';
import { needKey } from '../report/need-text.ts';
import { operationName } from '../report/operation-name.ts';
import { labels, registerWord, severityWords } from '../report/words.ts';
import { named, type Row, rowsIn } from './explain-lines.ts';
import { readingLines } from './explain-reading.ts';
import { givenOptions, pasted } from './pasted.ts';

/**
 * `qiyue explain`: what a check, requirement, reading or finding is, why, and how to run it alone.
 * `contract` is a shipped one or the file of a person's own. Throws `UsageError`.
 */
export async function explainCommand(
  wanted: string,
  { contract }: { readonly contract?: string },
  say: Say,
): Promise<readonly string[]> {
  const found = explanationOf(wanted, contract ? [await roleNamed(contract)] : undefined);
  if (found.kind === 'reading') return readingLines(found, say);
  const name = contract ?? found.role;
  return found.kind === 'check' ? ofCheck(found, name, say) : ofRequirement(found, name, say);
}

function ofCheck(explained: CheckExplanation, name: string, say: Say): readonly string[] {
  const { role, check, finding, place, requirements, mutants } = explained;
  const about = [say(operationName(check.operation)), check.field];
  // Places in a person's own files begin at its folder.
  const folder = role === 'own' ? dirname(name) : '';
  const again = givenOptions(role === 'own' ? [['contract', name]] : []);
  const row = rowsIn(say);
  return [
    check.id,
    say(check.title),
    '',
    ...row(words.severity, `${say(severityWords[check.severity])} · ${say(sources[check.source])}`),
    ...row(labels.about, about.filter((part) => part !== undefined).join(' · ')),
    ...requirements.flatMap((demand) => demandRows(demand, say, row)),
    ...row(words.place, place && `${join(folder, place.file)}:${place.line}`),
    ...(check.needs ?? []).flatMap((need) => row(words.needs, say(inTarget(needKey(need))))),
    ...row(words.after, (check.after ?? []).join(', ')),
    ...row(words.mutants, named(mutants, say)),
    ...row(words.finding, finding),
    ...row(words.run, pasted('check', name, '--only', check.id, ...target)),
    ...row(words.replay, pasted('replay', finding, ...again, ...target)),
  ];
}

/** The usual name stands there to be replaced. */
const target = ['--target', 'target.yaml'];

function ofRequirement(
  explained: RequirementExplanation,
  name: string,
  say: Say,
): readonly string[] {
  const { demand, register, checks, mutants, cited, reason } = explained;
  const row = rowsIn(say);
  const run = pasted('check', name, '--clause', demand.id, ...target);
  return [
    demand.id,
    say(demand.says),
    '',
    ...demandRows(demand, say, row).slice(1),
    ...row(words.register, register && `${register.file}:${register.line}`),
    ...row(words.place, named(cited, say)),
    ...row(words.checks, named(checks, say)),
    ...row(words.mutants, named(mutants, say)),
    ...row(labels.reason, reason && say(reason)),
    ...row(words.run, checks.length > 0 ? run : null),
  ];
}

/** The requirement, where it stands, how strong it is, and how its gaps are read. */
function demandRows(demand: Demand, say: Say, row: Row): readonly string[] {
  const { id, says, clause, chapter, source, strength, testability, readings } = demand;
  const title = chapter ? ` ${say(chapter)}` : '';
  const strong = `${say(registerWord(strength))} · ${say(registerWord(testability))}`;
  return [
    ...row(labels.requirement, `${id} · ${say(says)}`),
    ...row(words.clause, `${clauseNumber(clause)}${title} · ${say(source)}`),
    ...row(words.strength, strong),
    ...readings.flatMap((reading) => row(words.reading, `${reading.id} · ${say(reading.says)}`)),
  ];
}

const inTarget = (key: string): Text => ({
  zh: `目标文件中有 ${key}`,
  en: `${key} in the target file`,
});

const sources = {
  derived: { zh: '由契约推导', en: 'derived from the contract' },
  'hand-written': { zh: '手工编写', en: 'written by hand' },
} as const satisfies Record<string, Text>;

const words = {
  severity: { zh: '级别', en: 'Severity' },
  clause: { zh: '出处', en: 'Clause' },
  strength: { zh: '措辞', en: 'Strength' },
  reading: { zh: '解读', en: 'Reading' },
  place: { zh: '契约', en: 'Contract' },
  register: { zh: '要求登记', en: 'Register' },
  needs: { zh: '前提', en: 'Needs' },
  after: { zh: '先决检查', en: 'After' },
  checks: { zh: '检查', en: 'Checks' },
  mutants: { zh: '抓住的变异', en: 'Catches' },
  finding: { zh: '发现编号', en: 'Finding' },
  run: { zh: '单独运行', en: 'Run it' },
  replay: { zh: '重测', en: 'Replay' },
} as const satisfies Record<string, Text>;
