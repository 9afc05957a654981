import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ContractId, registers } from '../generated/requirements.ts';
import type { OpenApiDocument } from './document.ts';
import type { Language } from './language.ts';
import { UsageError } from './usage-error.ts';

/** The contracts in the order in which they are listed everywhere: the keys are all there are. */
export const contractIds = Object.keys(registers) as readonly ContractId[];

/** Where the bundled document of a contract stands. */
export const bundlePath = (id: ContractId, language: Language): string =>
  fileURLToPath(new URL(`../generated/${id}.${language}.json`, import.meta.url));

/** The bundled document, not dereferenced. The one cast: generation has linted it. */
export const bundleOf = (id: ContractId, language: Language): OpenApiDocument =>
  JSON.parse(readFileSync(bundlePath(id, language), 'utf8')) as OpenApiDocument;

/** The usual port of a contract's mock: one for each, so that all of them can run at once. */
export const mockPort = (id: ContractId): number => 4010 + contractIds.indexOf(id);

/** The contract that a person named on the command line. */
export function knownContract(name: string): ContractId {
  const id = contractIds.find((known) => known === name);
  if (id !== undefined) return id;
  const known = contractIds.join(', ');
  throw new UsageError({
    zh: `没有名为 ${name} 的契约；现有：${known}`,
    en: `There is no contract called ${name}; there are: ${known}`,
  });
}
