import { type ContractId, registers } from '../generated/requirements.ts';
import { bundleOf } from '../spec/bundles.ts';
import { citations } from '../spec/citations.ts';
import type { Text } from '../spec/language.ts';
import { judged, listChecks } from './checks/all.ts';
import { contractOf, roles } from './contract/role.ts';
import { collections } from './mutants/index.ts';

/** What stands behind one requirement of a source document. */
export interface Coverage {
  readonly id: string;
  /** In the words of the register. */
  readonly says: Text;
  readonly clause: string;
  /** Places of the contract that cite it, by name. */
  readonly places: readonly string[];
  /** Ids of the checks that decide it. */
  readonly checks: readonly string[];
  /** Names of the mutants that break it. */
  readonly mutants: readonly string[];
  /** Why no request from outside proves it, and what in the product serves it. */
  readonly reason: Text | null;
}

/** Every requirement of a contract, in the order of the register. */
export function coverageOf(contract: ContractId): readonly Coverage[] {
  const places = citations(bundleOf(contract, 'zh'));
  const checks = citedBy(checksOf(contract));
  const mutants = citedBy(mutantsOf(contract));
  return Object.entries<Entry>(registers[contract].requirements).map(([id, entry]) => ({
    id,
    says: { zh: entry.zh, en: entry.en },
    clause: entry.clause,
    places: places.get(id) ?? [],
    checks: checks.get(id) ?? [],
    mutants: mutants.get(id) ?? [],
    reason: entry.reason ?? null,
  }));
}

/** The same for a person's own document, which no mutant breaks and whose places are its own. */
export const coverageOfOwn = (): readonly Coverage[] => {
  const { contract, select } = judged.own();
  const checks = citedBy(select(contract, {}).checks.map((one) => [one.id, one.requirements]));
  return Object.entries(contract.register.requirements).map(([id, entry]) => ({
    id,
    says: { zh: entry.zh, en: entry.en },
    clause: entry.clause,
    places: [],
    checks: checks.get(id) ?? [],
    mutants: [],
    reason: entry.reason ?? null,
  }));
};

interface Entry extends Text {
  readonly clause: string;
  readonly reason?: Text;
}

/** Something with a name that cites requirements. */
type Citing = readonly [name: string, requirements: readonly string[]];

const rolesOf = (contract: ContractId) => roles.filter((role) => contractOf(role) === contract);

const checksOf = (contract: ContractId): readonly Citing[] =>
  rolesOf(contract)
    .flatMap((role) => listChecks({ contract: role }))
    .map(({ id, requirements }) => [id, requirements]);

const mutantsOf = (contract: ContractId): readonly Citing[] =>
  collections
    .filter((collection) => contractOf(collection.contract) === contract)
    .flatMap(({ mutants }) => mutants)
    .map(({ name, requirements }) => [name, requirements]);

/** The names that cite each requirement. */
function citedBy(all: readonly Citing[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, requirements] of all) {
    for (const id of requirements) found.set(id, [...(found.get(id) ?? []), name]);
  }
  return found;
}

/** Whether nobody need ask any more: it is served otherwise, or cited, checked and broken. */
export const isCovered = ({ places, checks, mutants, reason }: Coverage): boolean =>
  reason !== null || [places, checks, mutants].every(({ length }) => length > 0);
