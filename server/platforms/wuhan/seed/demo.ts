import { ensureApplication, type Keeping } from '../../../accounts/applications.ts';
import { type DataService, servicesIn } from '../../../data-services.ts';
import type { Demo } from '../../../platform.ts';
import type { Row, Stores } from '../../../stores/port.ts';
import { investors } from './investors.ts';
import { licenses } from './licenses.ts';
import { targetOf } from './target.ts';

const contract = 'wuhan';

const rowsOf: Readonly<Record<string, readonly Row[]>> = { investors, licenses };

/** Two fast applications, one without subscription, one soon throttled. */
const applications = [
  { id: 'demo-fast', rateLimit: 5_000, subscribed: true },
  { id: 'demo-second', rateLimit: 5_000, subscribed: true },
  { id: 'demo-unsubscribed', rateLimit: 5_000, subscribed: false },
  { id: 'demo-slow', rateLimit: 10, subscribed: true },
] as const;

/** Rows for both services, and applications that may call them. */
export const demo: Demo = { seed, target: targetOf };

/**
 * Puts demo rows into datasets that are empty and adds the demo applications that are missing;
 * what is there already stays as it is, so seeding again only tells the credentials again.
 */
async function seed(keeping: Keeping, document: object) {
  const { stores } = keeping;
  const services = await servicesIn(contract, document);
  for (const service of services) await seedRows(stores, service);
  const names = services.map(({ name }) => name);
  const tokens: [string, string][] = [];
  for (const { id, rateLimit, subscribed } of applications) {
    tokens.push([id, await ensureApplication(keeping, { contract, id, rateLimit })]);
    await stores.applications.subscribe(contract, id, subscribed ? names : []);
  }
  return Object.fromEntries(tokens);
}

async function seedRows({ datasets }: Stores, { dataset }: DataService) {
  const rows = rowsOf[dataset.name];
  if (!rows || (await datasets.count(dataset)) > 0) return;
  const loading = await datasets.load(dataset, 'append');
  for (const row of rows) loading.add(row);
  await loading.commit();
}
