import { servicesIn } from '../../data-services.ts';
import { documentsWith } from '../../documents.ts';
import type { Dataset, Stores } from '../../stores/port.ts';
import { createDatabase } from '../database.ts';
import type { BenchPlace } from '../shared-engines.ts';

const contract = 'wuhan';

/** How many rows the dataset has, each with a registration number of its own. */
export const rowCount = 10_000;

/** The service that is called. */
export const service = 'qygsczrxxqkapijk';

/** Who calls it. */
export const passid = 'bench';

/** More calls a second than any contestant answers. */
const rateLimit = 1_000_000;

/** The registration number of the row at a place from 0. */
export const regnoAt = (index: number): string => `9${String(index).padStart(14, '0')}`;

/** Makes a database with the rows and one application; gives the application's TOKEN. */
export async function buildScene(place: BenchPlace | string, fill = fillRows): Promise<string> {
  const dataset = await datasetOfService();
  const whole = typeof place === 'string' ? { database: place } : place;
  return createDatabase(whole, { contract, id: passid, rateLimit }, async (stores) => {
    await stores.datasets.ensure(dataset);
    await fill(stores, dataset);
    await stores.applications.subscribe(contract, passid, [service]);
  });
}

/** The rows that the service reads, as the shipped document describes them. */
async function datasetOfService(): Promise<Dataset> {
  const services = await servicesIn(contract, documentsWith(undefined)[contract] ?? {});
  const dataset = services.find(({ name }) => name === service)?.dataset;
  if (!dataset) throw new Error(`the contract has no service ${service}`);
  return dataset;
}

async function fillRows({ datasets }: Stores, dataset: Dataset) {
  const loading = await datasets.load(dataset, 'append');
  for (let index = 0; index < rowCount; index += 1) {
    const UNISCID = `91420104${String(index).padStart(10, '0')}`;
    loading.add({ INV: '孙文静', REGNO: regnoAt(index), ENTNAME: `演示公司${index}`, UNISCID });
  }
  await loading.commit();
}
