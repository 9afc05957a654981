import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stateFile } from '../../stores/sqlite/open.ts';
import { openRig, type Rig } from '../../testing/rig.ts';
import type { Strand } from '../strand.ts';
import { caseStrand } from './cases.ts';
import { licenceStrand } from './licences.ts';
import { passwordStrand } from './passwords.ts';
import type { Place } from './place.ts';
import { queryStrand } from './queries.ts';

let rig: Rig;
let place: Place;
beforeEach(async () => {
  rig = await openRig();
  place = {
    url: rig.server.url,
    target: (contract) => parse(rig.server.targets[contract] ?? ''),
    environment: { QIYUE_DATABASE: rig.database },
  };
});
afterEach(() => rig.close());

/** Takes so many steps and gives what came of them. */
async function steps(strand: Strand, count: number) {
  const outcomes: string[] = [];
  for (let index = 0; index < count; index += 1) outcomes.push(await strand.step());
  return outcomes;
}

/** Does to the database what no server would. */
function tamper(file: string, statement: string) {
  const raw = new SQLite(file);
  raw.pragma('foreign_keys = off');
  raw.exec(statement);
  raw.close();
}

const otherPassword = `update users set password_hash = other.password_hash
  from (select password_hash from users where username = 'demo-mall') as other`;

const strands = { caseStrand, queryStrand, passwordStrand, licenceStrand };

it.each(Object.entries(strands))('%s finds nothing amiss where all is well', async (_, create) => {
  const strand = await create(place);

  expect(new Set(await steps(strand, 8))).toEqual(new Set(['right']));
  expect(await strand.compared()).toEqual({ lost: 0, doubled: 0 });
});

it('a case that was accepted and is not there is lost', async () => {
  const strand = caseStrand(place);
  await steps(strand, 4);
  tamper(rig.database, "delete from cases where caseid like '%-1'");

  expect(await strand.compared()).toEqual({ lost: 1, doubled: 0 });
});

it('a request that is served again is doubled', async () => {
  const strand = queryStrand(place);
  await strand.step();
  tamper(stateFile(rig.database), 'delete from nonces');
  await strand.step();

  expect(await strand.compared()).toEqual({ lost: 0, doubled: 1 });
});

it('a password whose change was confirmed and does not hold is lost', async () => {
  const strand = await passwordStrand(place);
  await strand.step();
  tamper(rig.database, otherPassword);

  expect(await strand.compared()).toEqual({ lost: 1, doubled: 0 });
});

it('a licence that has its number and is not there is lost', async () => {
  const strand = licenceStrand(place);
  await steps(strand, 2);
  tamper(rig.database, 'delete from licences where rowid = (select max(rowid) from licences)');

  expect(await strand.compared()).toEqual({ lost: 1, doubled: 0 });
});

it('tells no answer from a wrong one', async () => {
  const strand = caseStrand({ ...place, url: 'http://127.0.0.1:1' });

  expect(await strand.step()).toBe('silent');
});
