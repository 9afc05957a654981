import { createUser } from '../../accounts/users.ts';
import { servicesIn } from '../../data-services.ts';
import { documentsWith } from '../../documents.ts';
import { companyAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import type { Stores } from '../../stores/port.ts';
import { openSqliteStores } from '../../stores/sqlite/open.ts';

export const contract = 'shanxi';

/** The operation that pages through all grades, and the one that gives a single grade. */
export const listOperation = 'getEnterpriseGrades';
export const gradeOperation = 'getEnterpriseGrade';

/** How many enterprises there are where single grades are asked for. */
export const gradeCount = 10_000;

/** What each call carries: key, name and password of a user (SX-R039). */
export interface Scene {
  readonly accessid: string;
  readonly username: string;
  readonly pwd: string;
}

/** A database with one user, who may read grades. */
export async function buildScene(database: string): Promise<Scene> {
  const username = 'bench';
  const stores = await openSqliteStores(database);
  try {
    const secrets = await createUser(stores, { contract, username, registration: {} });
    if (!secrets) throw new Error('the bench began with a database that was not new');
    await stores.users.grant(contract, username, [listOperation, gradeOperation]);
    return { accessid: secrets.accessid, username, pwd: secrets.password };
  } finally {
    await stores.close();
  }
}

/** The same with enterprises to ask for. */
export async function buildGradeScene(database: string): Promise<Scene> {
  const scene = await buildScene(database);
  const stores = await openSqliteStores(database);
  try {
    await fill(stores);
    return scene;
  } finally {
    await stores.close();
  }
}

async function fill({ datasets }: Stores) {
  const { dataset } = await gradeService();
  await datasets.ensure(dataset);
  const loading = await datasets.load(dataset, 'append');
  for (let index = 0; index < gradeCount; index += 1) loading.add(companyAt(index));
  await loading.commit();
}

/** The data service of single grades, as the shipped document describes it. */
export async function gradeService() {
  const services = await servicesIn(contract, documentsWith(undefined)[contract] ?? {});
  const service = services.find(({ operation }) => operation === gradeOperation);
  if (!service) throw new Error(`the contract has no operation ${gradeOperation}`);
  return service;
}
