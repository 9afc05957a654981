import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from '../applications.ts';
import { keyFileBeside } from '../config.ts';
import { documentsWith } from '../documents.ts';
import { openVault } from '../key-file.ts';
import { type DataService, servicesIn } from '../platforms/wuhan/services.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';

/** One of the contestants' databases: all have the same rows, and none waits for another. */
export interface Scene {
  readonly database: string;
  readonly passid: string;
  readonly token: string;
}

/** How many rows the dataset has, each with a registration number of its own. */
export const rowCount = 10_000;

/** The service that is called. */
export const service = 'qygsczrxxqkapijk';

/** More calls a second than any contestant answers. */
const rateLimit = 1_000_000;
const passid = 'bench';

/** The registration number of the row at a place from 0. */
export const regnoAt = (index: number): string => `9${String(index).padStart(14, '0')}`;

/** Makes a folder for each name, with database, key file and one application in it. */
export async function buildScenes(names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'qiyue-bench-'));
  const services = await servicesIn('wuhan', documentsWith(undefined)['wuhan'] ?? {});
  const scenes = new Map<string, Scene>();
  for (const name of names) {
    scenes.set(name, await buildScene(join(folder, `${name}.sqlite`), services));
  }
  return { scenes, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function buildScene(database: string, services: readonly DataService[]): Promise<Scene> {
  const stores = await openSqliteStores(database);
  try {
    const vault = await openVault(keyFileBeside(database), stores.settings);
    await fill(stores, services);
    const application = { contract: 'wuhan', passid, rateLimit };
    const token = await createApplication({ stores, vault }, application);
    if (token === undefined) throw new Error('the bench began with a database that was not new');
    await stores.applications.subscribe('wuhan', passid, [service]);
    return { database, passid, token };
  } finally {
    await stores.close();
  }
}

async function fill({ datasets }: Stores, services: readonly DataService[]) {
  const dataset = services.find(({ name }) => name === service)?.dataset;
  if (!dataset) throw new Error(`the contract has no service ${service}`);
  await datasets.ensure(dataset);
  const loading = await datasets.load(dataset, 'append');
  for (let index = 0; index < rowCount; index += 1) {
    const UNISCID = `91420104${String(index).padStart(10, '0')}`;
    loading.add({ INV: '孙文静', REGNO: regnoAt(index), ENTNAME: `演示公司${index}`, UNISCID });
  }
  await loading.commit();
}
