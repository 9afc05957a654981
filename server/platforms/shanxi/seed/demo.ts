import { ensureUser, setUserDisabled } from '../../../accounts/users.ts';
import { type DataService, servicesIn } from '../../../data-services.ts';
import type { Demo, SeedPlaces } from '../../../platform.ts';
import type { Row, Stores } from '../../../stores/port.ts';
import { userTerms } from '../user-terms.ts';
import { type Fixtures, fixturesIn } from './fixtures.ts';
import { ensureLicence, type WantedLicence } from './licences.ts';
import { rated, targetOf, unrated } from './target.ts';

const contract = 'shanxi';

/** Two users who may do all, one who may do little, and one who is disabled. */
const users = [
  { username: 'demo-mall', disabled: false },
  { username: 'demo-second', disabled: false },
  { username: 'demo-limited', disabled: false, only: ['getEnterpriseGrade'] },
  { username: 'demo-disabled', disabled: true },
] as const;

/** What each licence of the demo data is called where it is told. */
const licences: Readonly<Record<string, WantedLicence>> = {
  traded: { username: 'demo-mall', uniscId: rated, state: 'valid' },
  untraded: { username: 'demo-mall', uniscId: unrated, state: 'valid' },
  expired: { username: 'demo-mall', uniscId: rated, state: 'expired' },
  foreign: { username: 'demo-second', uniscId: rated, state: 'valid' },
};

/** Grades, trades, users who may ask for them, and licences. */
export const demo: Demo = { seed, target: targetOf };

/** Adds what is missing, so seeding again only tells the same again. */
async function seed(places: SeedPlaces, document: object) {
  const fixtures = fixturesIn(document);
  const services = await servicesIn(contract, document);
  for (const service of services) await seedRows(places.stores, service, fixtures);
  return Object.fromEntries([
    ...(await userSecrets(places, document)),
    ...(await licenceIds(places, fixtures)),
    ...(await facts(places.stores, services)),
  ]);
}

type Told = readonly (readonly [name: string, value: string])[];

async function seedRows({ datasets }: Stores, { dataset }: DataService, fixtures: Fixtures) {
  const rows: readonly Row[] = dataset.name === 'grades' ? fixtures.grades : fixtures.trades;
  await datasets.ensure(dataset);
  if ((await datasets.count(dataset)) > 0) return;
  const loading = await datasets.load(dataset, 'append');
  for (const row of rows) loading.add(row);
  await loading.commit();
}

async function userSecrets(places: SeedPlaces, document: object): Promise<Told> {
  const all = userTerms.grantable(document);
  const told: [string, string][] = [];
  for (const { username, disabled, ...rest } of users) {
    const named = { contract, username };
    const { accessid, password } = await ensureUser(places, { ...named, registration: {} });
    told.push([`${username}.accessid`, accessid], [`${username}.pwd`, password]);
    await places.stores.users.grant(contract, username, 'only' in rest ? rest.only : all);
    if (disabled) await setUserDisabled(places.stores, named, true);
  }
  return told;
}

async function licenceIds(places: SeedPlaces, { pdf }: Fixtures): Promise<Told> {
  const told: [string, string][] = [];
  for (const [name, wanted] of Object.entries(licences)) {
    told.push([`licence.${name}`, await ensureLicence(contract, places, { wanted, pdf })]);
  }
  return told;
}

/** What the judge compares replies with. */
async function facts({ datasets }: Stores, services: readonly DataService[]): Promise<Told> {
  const grades = services.find(({ dataset }) => dataset.name === 'grades');
  if (!grades) return [];
  const row = await datasets.find(grades.dataset, rated);
  return [
    ['rated.enterpriseName', row?.['enterpriseName'] ?? ''],
    ['rated.assessGrade', row?.['assessGrade'] ?? ''],
    ['grades.count', String(await datasets.count(grades.dataset))],
  ];
}
