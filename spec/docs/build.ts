import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContractId, registers } from '../../generated/requirements.ts';
import { bundleOf, contractIds } from '../bundles.ts';
import { citations } from '../citations.ts';
import type { Language } from '../language.ts';
import { closedUp } from './closed-up.ts';
import { writeContractPage } from './contract-page.ts';
import { type Entry, indexDocument } from './index-page.ts';
import { requirementsPage } from './links.ts';
import { requirementsDocument } from './requirements-page.ts';

const languages: readonly Language[] = ['zh', 'en'];

/** `qiyue docs`: all pages into `folder`; gives the path of the first one to open. */
export async function buildDocs(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const entries = contractIds.map(entry);
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

const entry = (id: ContractId): Entry => ({
  id,
  documents: { zh: closedUp(bundleOf(id, 'zh')), en: bundleOf(id, 'en') },
});
