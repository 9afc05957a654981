import { contractIds, knownContract } from '../../spec/bundles.ts';
import { clauseNumber } from '../../spec/clause-number.ts';
import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { isFile, roleNamed } from '../checks/own/opened.ts';
import { type Coverage, coverageOf, coverageOfOwn } from '../coverage.ts';

/** How many names are shown of each kind; as JSON there are all of them. */
const shown = 6;

export const coverageFormats = ['text', 'json'] as const;

/** `qiyue coverage`: what stands behind each requirement of one contract, or of all. */
export async function coverageCommand(
  contract: string | undefined,
  format: string,
  say: Say,
): Promise<readonly string[]> {
  const all = await coverageOfAll(contract);
  if (format === 'json') return [JSON.stringify(all, null, 2)];
  if (format !== 'text') throw unknownFormat(format);
  return all.flatMap((one) => linesOf(one, say));
}

async function coverageOfAll(contract: string | undefined): Promise<readonly Coverage[]> {
  if (contract === undefined) return contractIds.flatMap((id) => coverageOf(id));
  if (!isFile(contract)) return coverageOf(knownContract(contract));
  await roleNamed(contract);
  return coverageOfOwn();
}

function linesOf(one: Coverage, say: Say): readonly string[] {
  const { id, clause, says, places, checks, mutants, reason } = one;
  const lists = [
    listed({ zh: '契约', en: 'contract' }, places, say),
    listed({ zh: '检查', en: 'checks' }, checks, say),
    listed({ zh: '变异', en: 'mutants' }, mutants, say),
  ];
  const because = reason ? [`  ${say({ zh: '理由', en: 'reason' })}: ${say(reason)}`] : [];
  return [`${id}  ${clauseNumber(clause)}  ${say(says)}`, ...lists.flat(), ...because];
}

function listed(label: Text, names: readonly string[], say: Say): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - shown;
  const rest = more > 0 ? [say({ zh: `另有 ${more} 个`, en: `${more} more` })] : [];
  return [`  ${say(label)}: ${[...names.slice(0, shown), ...rest].join(', ')}`];
}

const unknownFormat = (format: string) =>
  new UsageError({
    zh: `--format 只有 ${coverageFormats.join('、')}，现在是“${format}”`,
    en: `--format is ${coverageFormats.join(' or ')}; it is "${format}"`,
  });
