import { type ContractId, registers } from '../generated/requirements.ts';
import { readingsOf } from '../spec/docs/register-readings.ts';
import type { Text } from '../spec/language.ts';
import { UsageError } from '../spec/usage-error.ts';
import type { Check } from './check.ts';
import { judged, listChecks } from './checks/all.ts';
import { type AnyRole, contractOf, roles } from './contract/role.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type ReadingExplanation, readingIds, readingNamed } from './explain-reading.ts';
import caughtBy from './mutants/caught-by.json' with { type: 'json' };
import type { CaughtBy } from './mutants/score.ts';
import { findingOf } from './report/finding.ts';
import { linesOf, type Place, placeOf, registerPlace } from './report/places.ts';
import { similar } from './selection/closest.ts';
import { beginnings, isWithin } from './selection/select.ts';

/** A check, with the contract that it belongs to. */
export interface OwnedCheck {
  readonly role: AnyRole;
  readonly check: Check<never>;
}

/** Why a check exists, and how it is known to work. */
export interface CheckExplanation extends OwnedCheck {
  readonly kind: 'check';
  readonly finding: string;
  readonly place: Place | null;
  readonly requirements: readonly Demand[];
  /** Names of the mutants that it is the first to catch. */
  readonly mutants: readonly string[];
}

/** What stands behind a requirement. */
export interface RequirementExplanation extends Omit<Coverage, 'places'> {
  readonly kind: 'requirement';
  readonly role: AnyRole;
  readonly demand: Demand;
  /** Its line in the register. */
  readonly register: Place | null;
  /** The names of what cites it in the contract. */
  readonly cited: readonly string[];
}

/** A requirement as the register has it. */
export interface Demand {
  readonly id: string;
  readonly says: Text;
  readonly clause: string;
  /** The title of the clause, and of the document that it stands in. */
  readonly chapter: Text | null;
  readonly source: Text;
  readonly strength: string;
  readonly testability: string;
  readonly readings: readonly { readonly id: string; readonly says: Text }[];
}

/**
 * Explains a check, a requirement, a reading or a finding by its id; all shipped contracts are
 * searched where no other is named. Throws `UsageError` with a suggestion.
 */
export function explanationOf(
  wanted: string,
  among: readonly AnyRole[] = roles,
): CheckExplanation | RequirementExplanation | ReadingExplanation {
  const role = among.find((one) => entryOf(one, wanted) !== undefined);
  if (role) return explainRequirement(role, wanted);
  return readingNamed(wanted, among) ?? explainCheck(checkNamed(wanted, among));
}

/**
 * The check of an id or a finding, whichever contract has it; those that make up their requests are
 * among them. Throws `UsageError`.
 */
export function checkNamed(wanted: string, among: readonly AnyRole[] = roles): OwnedCheck {
  const all = among.flatMap((role) =>
    listChecks({ contract: role }, { fuzz: true }).map((check) => ({ role, check })),
  );
  const found = all.find(({ check }) => check.id === wanted || findingOf(check.id) === wanted);
  if (found) return found;
  const ids = all.map(({ check }) => check.id);
  const within = ids.filter((id) => isWithin(id, wanted));
  throw within.length > 0 ? several(wanted, within.length) : unknown(wanted, ids, among);
}

function entryOf(role: AnyRole, id: string) {
  const { requirements } = judged[role]().contract.register;
  return Object.hasOwn(requirements, id) ? requirements[id] : undefined;
}

function explainCheck({ role, check }: OwnedCheck): CheckExplanation {
  const { id, operation, field = null, requirements } = check;
  const lines = linesOf(judged[role]().contract);
  const about = { id, operation, field, requirements, at: null, shownBy: null };
  const caught = caughtByRole.get(role) ?? {};
  return {
    kind: 'check',
    role,
    check,
    finding: findingOf(id),
    place: lines && placeOf(about, lines),
    requirements: requirements.flatMap((one) => demandOf(role, one) ?? []),
    mutants: Object.keys(caught).filter((mutant) => caught[mutant]?.[0] === id),
  };
}

const caughtByRole = new Map<string, CaughtBy>(Object.entries(caughtBy));

function explainRequirement(role: AnyRole, id: string): RequirementExplanation {
  const contract = contractOf(role);
  const demand = demandOf(role, id);
  const covered = contract === 'own' ? ownCoverage(id) : coverageIn(contract, id);
  if (!covered || !demand) throw new Error(`${id} is in no register`);
  const { places, ...rest } = covered;
  const register = registerPlace(contract, id);
  return { kind: 'requirement', role, demand, register, cited: places, ...rest };
}

const coverageIn = (contract: ContractId, id: string): Coverage | undefined =>
  coverageOf(contract).find((one) => one.id === id);

/** Nobody has written mutants of a person's own contract. */
function ownCoverage(id: string): Coverage | undefined {
  const entry = entryOf('own', id);
  const checks = listChecks({ contract: 'own' })
    .filter(({ requirements }) => requirements.some((one) => one === id))
    .map((check) => check.id);
  if (!entry) return undefined;
  const { zh, en, clause, reason = null } = entry;
  return { id, says: { zh, en }, clause, places: [], checks, mutants: [], reason };
}

function demandOf(role: AnyRole, id: string): Demand | null {
  const entry = entryOf(role, id);
  if (!entry) return null;
  const { title, register } = judged[role]().contract;
  const { clause, strength, testability, zh, en } = entry;
  const chapter = register.chapters.find((one) => one.clause === clause)?.title ?? null;
  const readings = readingsBehind(role, id);
  return { id, says: { zh, en }, clause, chapter, source: title, strength, testability, readings };
}

interface Read {
  readonly readings: readonly string[];
}

function readingsBehind(role: AnyRole, id: string): Demand['readings'] {
  const contract = contractOf(role);
  if (contract === 'own') return [];
  const known = readingsOf(contract);
  const entry = new Map<string, Read>(Object.entries(registers[contract].requirements)).get(id);
  return (entry?.readings ?? []).flatMap((reading) => {
    const says = known[reading]?.reading;
    return says ? [{ id: reading, says }] : [];
  });
}

const several = (wanted: string, count: number): UsageError => {
  const [contract = ''] = wanted.split('.');
  const list = `\`qiyue list ${contract} --only ${wanted}\``;
  return new UsageError({
    zh: `${wanted} 之下有 ${count} 个检查，请选一个：${list} 列出全部。`,
    en: `There are ${count} checks under ${wanted}; choose one: ${list} shows them.`,
  });
};

function unknown(wanted: string, ids: readonly string[], among: readonly AnyRole[]): UsageError {
  if (/^[0-9a-f]{8}$/.test(wanted)) return noFinding(wanted);
  const requirements = among.flatMap((role) =>
    Object.keys(judged[role]().contract.register.requirements),
  );
  const known = [...ids.flatMap(beginnings), ...requirements, ...readingIds(among)];
  const close = similar(wanted, known);
  const help = close === undefined ? listed : meant(close);
  return new UsageError({
    zh: `没有编号为 ${wanted} 的检查、要求、解读或发现。${help.zh}`,
    en: `There is no check, requirement, reading or finding ${wanted}. ${help.en}`,
  });
}

const meant = (close: string): Text => ({ zh: `是不是 ${close}？`, en: `Did you mean ${close}?` });

const listed: Text = {
  zh: '`qiyue list` 列出一份契约的检查。',
  en: '`qiyue list` shows the checks of a contract.',
};

const noFinding = (wanted: string): UsageError =>
  new UsageError({
    zh: `没有编号为 ${wanted} 的发现。报告中每个发现都写明自己的编号。`,
    en: `There is no finding ${wanted}. Each finding of a report tells its own id.`,
  });
