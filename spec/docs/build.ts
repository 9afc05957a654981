import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContractId, registers } from '../../generated/requirements.ts';
import { citations } from '../citations.ts';
import type { OpenApiDocument } from '../document.ts';
import type { Language } from '../language.ts';
import { writeContractPage } from './contract-page.ts';
import { type Entry, indexDocument } from './index-page.ts';
import { requirementsPage } from './links.ts';
import { requirementsDocument } from './requirements-page.ts';

/** The keys of a literal object are all there are: hence the cast. */
const contractIds = Object.keys(registers) as readonly ContractId[];
const languages: readonly Language[] = ['zh', 'en'];

/** `qiyue docs`: all pages into `folder`; gives the path of the first one to open. */
export async function buildDocs(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const entries = await Promise.all(contractIds.map(entry));
  for (const { id, documents } of entries) {
    for (const language of languages) {
      await writeContractPage(documents[language], { folder, contract: id, language });
      const page = requirementsDocument(
        id,
        registers[id],
        citations(documents[language]),
        language,
      );
      await writeFile(join(folder, requirementsPage(id, language)), page);
    }
  }
  const index = join(folder, 'index.html');
  await writeFile(index, indexDocument(entries));
  return index;
}

const entry = async (id: ContractId): Promise<Entry> => ({
  id,
  documents: { zh: await bundle(id, 'zh'), en: await bundle(id, 'en') },
});

/** The one cast: generation has just proved that it is an OpenAPI 3.1 document. */
const bundle = async (id: ContractId, language: Language): Promise<OpenApiDocument> => {
  const file = new URL(`../../generated/${id}.${language}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
};
