import { createUser } from '../../accounts/users.ts';
import { servicesIn } from '../../data-services.ts';
import { documentsWith } from '../../documents.ts';
import { companyAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import type { Stores } from '../../stores/port.ts';
import { withStores } from '../database.ts';
import type { BenchPlace } from '../shared-engines.ts';

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
export const buildScene = (place: BenchPlace): Promise<Scene> =>
  withStores(place, async (stores) => {
    const username = 'bench';
    const secrets = await createUser(stores, { contract, username, registration: {} });
    if (!secrets) throw new Error('the bench began with a database that was not new');
    await stores.users.grant(contract, username, [listOperation, gradeOperation]);
    return { accessid: secrets.accessid, username, pwd: secrets.password };
  });

/** The same with enterprises to ask for. */
export async function buildGradeScene(place: BenchPlace): Promise<Scene> {
  const scene = await buildScene(place);
  await withStores(place, fill);
  return scene;
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
