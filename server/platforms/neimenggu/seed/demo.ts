import { ensureApplication, type Keeping, setDisabled } from '../../../accounts/applications.ts';
import type { Demo } from '../../../platform.ts';
import { seedCases } from './cases.ts';
import { targetOf } from './target.ts';

const contract = 'neimenggu';

/** An application with two accounts, another one, and one that is disabled. */
const applications = [
  { id: 'demo-case', accounts: ['test', 'other'], disabled: false },
  { id: 'demo-second', accounts: ['second'], disabled: false },
  { id: 'demo-disabled', accounts: ['disabled'], disabled: true },
] as const;

/** Applications and accounts that cases can be sent with, and cases that one of them has sent. */
export const demo: Demo = { seed, target: targetOf };

/** Adds what is missing, so seeding again only tells the credentials again. */
async function seed(keeping: Keeping, document: object) {
  const { stores } = keeping;
  const secrets: [string, string][] = [];
  for (const { id, accounts, disabled } of applications) {
    const named = { contract, id };
    secrets.push([id, await ensureApplication(keeping, { ...named, rateLimit: null })]);
    for (const name of accounts) await stores.accounts.add(contract, { application: id, name });
    if (disabled) await setDisabled(stores, named, true);
  }
  const sender = { application: 'demo-case', account: 'test' };
  await seedCases(contract, document, { stores, sender });
  return Object.fromEntries(secrets);
}
