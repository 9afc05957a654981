import type { ContractId } from '../../generated/requirements.ts';
import type { Language } from '../language.ts';

/** The page that Redoc makes of a contract. */
export const contractPage = (id: string, language: Language): string => `${id}.${language}.html`;

/** The page of a contract's register of requirements. */
export const requirementsPage = (id: string, language: Language): string =>
  `${id}.requirements.${language}.html`;

/** A Markdown link from the id of a requirement or a reading to its line in the register. */
export const requirementLink = (id: ContractId, language: Language, requirement: string): string =>
  `[${requirement}](${requirementsPage(id, language)}#${requirement})`;
