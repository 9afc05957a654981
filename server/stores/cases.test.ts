import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../testing/engines.ts';
import { caseFields, entityFields } from './case-fields.ts';
import type { NewCase, Stores } from './port.ts';

const contract = 'neimenggu';

const entityOf = (index: number) =>
  Object.fromEntries(entityFields.map((name) => [name, `${name} ${index}`]));

/** The case of that number; fields given take the place of its own. */
const caseOf = (index: number, given: Partial<NewCase> = {}): NewCase => ({
  acceptid: `ACCEPT${index}`,
  application: 'cases',
  account: 'clerk',
  receivedAt: 1_000 + index,
  texts: Object.fromEntries(caseFields.map((name) => [name, `${name} ${index}`])),
  digest: Buffer.from([index]),
  entities: [entityOf(0)],
  ...given,
});

describe.each(databases)('the cases on $name', ({ open }) => {
  let stores: Stores;
  let directory: string;
  const file = () => join(directory, 'qiyue.sqlite');

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
    stores = await open(file());
  });
  afterEach(async () => {
    await stores.close();
    rmSync(directory, { recursive: true });
  });

  const accept = (received: NewCase) => stores.cases.accept(contract, received);

  const listed = async (query = {}) => {
    const found = await stores.cases.list(contract, { limit: 10, ...query });
    return found.map(({ acceptid }) => acceptid);
  };

  it('give back a case as it was accepted', async () => {
    const { digest: _, entities, ...rest } = caseOf(1);
    await accept(caseOf(1));

    expect(await stores.cases.find(contract, 'ACCEPT1')).toEqual({ ...rest, entityCount: 1 });
    expect(await stores.cases.find(contract, 'ACCEPT2')).toBeUndefined();
    expect(await stores.cases.find('wuhan', 'ACCEPT1')).toBeUndefined();
    expect(await stores.cases.entities(contract, 'ACCEPT1', { after: 0, limit: 9 })).toEqual(
      entities,
    );
  });

  it('know a case again by caseid and digest, within one application and contract', async () => {
    const first = await accept(caseOf(1));
    const { texts } = caseOf(1);
    const again = { ...caseOf(2), texts };

    expect(first).toBe('ACCEPT1');
    expect(await accept({ ...again, digest: Buffer.from([1]) })).toBe('ACCEPT1');
    expect(await accept(again)).toBeUndefined();
    expect(await accept({ ...again, application: 'others' })).toBe('ACCEPT2');
    expect(await stores.cases.accept('another', caseOf(1))).toBe('ACCEPT1');
    expect(await listed()).toEqual(['ACCEPT1', 'ACCEPT2']);
  });

  it('store one of many that come at the same moment, from two processes', async () => {
    const other = await open(file());
    const { texts, digest } = caseOf(0);
    const same = (index: number) => ({ ...caseOf(index), texts, digest });
    const accepted = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? stores : other).cases.accept(contract, same(index)),
      ),
    );
    await other.close();

    expect(new Set(accepted)).toEqual(new Set(await listed()));
    expect(await listed()).toHaveLength(1);
  });

  it.each([1, 49, 50, 51, 100, 2_345])('keep %i entities in their order', async (count) => {
    const entities = Array.from({ length: count }, (_, index) => entityOf(index));
    await accept(caseOf(1, { entities }));
    const place = { after: 0, limit: 10_000 };

    expect(await stores.cases.entities(contract, 'ACCEPT1', place)).toEqual(entities);
    expect((await stores.cases.find(contract, 'ACCEPT1'))?.entityCount).toBe(count);
  });

  it('give entities page by page', async () => {
    const entities = [0, 1, 2, 3, 4].map(entityOf);
    await accept(caseOf(1, { entities }));
    await accept(caseOf(2));
    const place = { after: 2, limit: 2 };

    expect(await stores.cases.entities(contract, 'ACCEPT1', place)).toEqual(entities.slice(2, 4));
  });

  it('list in the order of acceptance, from a case on, by application and time', async () => {
    for (const index of [3, 1, 2]) await accept(caseOf(index));
    await accept(caseOf(4, { application: 'others' }));

    expect(await listed()).toEqual(['ACCEPT3', 'ACCEPT1', 'ACCEPT2', 'ACCEPT4']);
    expect(await listed({ limit: 2 })).toEqual(['ACCEPT3', 'ACCEPT1']);
    expect(await listed({ after: 'ACCEPT1' })).toEqual(['ACCEPT2', 'ACCEPT4']);
    expect(await listed({ application: 'others' })).toEqual(['ACCEPT4']);
    expect(await listed({ since: 1_003 })).toEqual(['ACCEPT3', 'ACCEPT4']);
  });

  it('store nothing of a case that cannot be stored whole', async () => {
    const broken = caseOf(1, { entities: [entityOf(0), { pripid: 'and nothing else' }] });

    await expect(accept(broken)).rejects.toThrow();
    expect(await listed()).toEqual([]);
    expect(await accept(caseOf(1))).toBe('ACCEPT1');
    expect(await stores.cases.entities(contract, 'ACCEPT1', { after: 0, limit: 9 })).toHaveLength(
      1,
    );
  });

  it('remember what they accepted beyond a restart', async () => {
    await accept(caseOf(1));
    await stores.close();
    stores = await open(file());

    expect(await listed()).toEqual(['ACCEPT1']);
  });

  it('work in memory too', async () => {
    const inMemory = await open(':memory:');
    const accepted = await inMemory.cases.accept(contract, caseOf(1));
    const found = await inMemory.cases.find(contract, 'ACCEPT1');
    await inMemory.close();

    expect([accepted, found?.acceptid]).toEqual(['ACCEPT1', 'ACCEPT1']);
  });
});
