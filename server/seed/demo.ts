import { createApplication } from '../applications.ts';

import type { DataService } from '../platforms/wuhan/services.ts';
import { tokenOwner, type Vault } from '../security.ts';
import type { Row, Stores } from '../stores/port.ts';
import { investors } from './investors.ts';
import { licenses } from './licenses.ts';

const contract = 'wuhan';

const rowsOf: Readonly<Record<string, readonly Row[]>> = { investors, licenses };

/** The applications of the demo: two fast ones, one without subscription, one soon throttled. */
export const demoApplications = [
  { passid: 'demo-fast', rateLimit: 5_000, subscribed: true },
  { passid: 'demo-second', rateLimit: 5_000, subscribed: true },
  { passid: 'demo-unsubscribed', rateLimit: 5_000, subscribed: false },
  { passid: 'demo-slow', rateLimit: 10, subscribed: true },
] as const;

type DemoPassid = (typeof demoApplications)[number]['passid'];

/** The TOKEN of each demo application. */
export type DemoCredentials = Readonly<Record<DemoPassid, string>>;

/**
 * Puts demo rows into datasets that are empty and adds the demo applications that are missing;
 * what is there already stays as it is, so seeding again only tells the credentials again.
 */
export async function seedDemo(
  { stores, vault }: { readonly stores: Stores; readonly vault: Vault },
  services: readonly DataService[],
): Promise<DemoCredentials> {
  for (const service of services) await seedRows(stores, service);
  const names = services.map(({ name }) => name);
  const tokens: [string, string][] = [];
  for (const { passid, rateLimit, subscribed } of demoApplications) {
    await createApplication({ stores, vault }, { contract, passid, rateLimit });
    await stores.applications.subscribe(contract, passid, subscribed ? names : []);
    tokens.push([passid, await tokenOf(stores, vault, passid)]);
  }
  return Object.fromEntries(tokens) as DemoCredentials;
}

async function seedRows({ datasets }: Stores, { dataset }: DataService) {
  const rows = rowsOf[dataset.name];
  if (!rows || (await datasets.count(dataset)) > 0) return;
  const loading = await datasets.load(dataset, 'append');
  for (const row of rows) loading.add(row);
  await loading.commit();
}

async function tokenOf({ applications }: Stores, vault: Vault, passid: string): Promise<string> {
  const application = await applications.find(contract, passid);
  if (!application) throw new Error(`demo application ${passid} is missing`);
  return vault.unseal(application.sealedToken, tokenOwner(contract, passid));
}
