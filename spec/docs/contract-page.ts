import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContractId } from '../../generated/requirements.ts';
import type { Language } from '../language.ts';
import { redocly } from '../redocly.ts';
import { contractPage } from './links.ts';
import { offline } from './offline.ts';
import { readingCopy } from './reading-copy.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Writes the Redoc page of a bundle into `folder`; it opens from disk without a network. */
export async function writeContractPage(
  bundle: unknown,
  place: { readonly folder: string; readonly contract: ContractId; readonly language: Language },
): Promise<void> {
  const { folder, contract, language } = place;
  const page = join(folder, contractPage(contract, language));
  const copy = `${page}.json`;
  await writeFile(copy, JSON.stringify(readingCopy(bundle, contract, language)));
  const config = ['--config', join(here, '..', 'redocly.yaml')];
  const options = [...config, '--inlineBundle', '--openapi.schemasExpansionLevel=4'];
  await redocly('build-docs', copy, '--output', page, ...options);
  await rm(copy);
  await writeFile(page, offline(await readFile(page, 'utf8'), language));
}
