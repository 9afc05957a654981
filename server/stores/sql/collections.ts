import type { Claim, Collection, Collections } from '../collection-port.ts';
import { type GatheringSetting, gathering } from './collection-gathering.ts';
import { type Connection, rowsFound, stilled } from './connection.ts';
import type { MainTables } from './tables.ts';

type Sql = Connection<MainTables>['sql'];

/** What was collected from providers (SX-R018, SX-R022). */
export const createCollections = (setting: GatheringSetting): Collections => {
  const { main } = setting;
  const { sql } = main;
  return {
    gather: (provider) => gathering(setting, provider),
    async refuse(contract, refused) {
      await sql.insertInto('collections').values(valuesOf(contract, refused)).execute();
    },
    list: (contract, query) => main.snapshot(() => allListed(main, contract, query)),
    async find(contract, id) {
      const found = ofContract(sql, contract).where('id', '=', id);
      return optional(await found.executeTakeFirst());
    },
    async lastStored(contract, provider) {
      const stored = ofContract(sql, contract)
        .where('provider', '=', provider)
        .where('outcome', '=', 'stored')
        .orderBy('position', 'desc');
      return optional(await stored.limit(1).executeTakeFirst());
    },
    async records(contract, id, { after, limit }) {
      return sql
        .selectFrom('collection_records')
        .select(['unisc_id as uniscId', 'enterprise_name as enterpriseName'])
        .select('assess_grade as assessGrade')
        .where('collection', '=', positionOf(sql, contract, id))
        .where('position', '>', after)
        .orderBy('position')
        .limit(limit)
        .execute();
    },
    claim: (contract, claim, now) => claimed(sql, contract, { claim, now }),
    async claimed(contract, provider) {
      return sql
        .selectFrom('collection_claims')
        .select(['provider', 'holder', 'pid'])
        .select(['claimed_at as claimedAt', 'expires_at as expiresAt'])
        .where('contract', '=', contract)
        .where('provider', '=', provider)
        .executeTakeFirst();
    },
    async release(contract, { provider, holder }) {
      await sql
        .deleteFrom('collection_claims')
        .where('contract', '=', contract)
        .where('provider', '=', provider)
        .where('holder', '=', holder)
        .execute();
    },
  };
};

/** A collection as a row of its table. */
export const valuesOf = (contract: string, collection: Collection) => ({
  contract,
  id: collection.id,
  provider: collection.provider,
  started_at: collection.startedAt,
  finished_at: collection.finishedAt,
  since: collection.since,
  pages: collection.pages,
  records: collection.records,
  digest: collection.digest,
  outcome: collection.outcome,
  reason: collection.reason === null ? null : JSON.stringify(collection.reason),
});

type Found = Omit<Collection, 'reason'> & { readonly reason: string | null };

const collectionOf = ({ reason, ...found }: Found): Collection => ({
  ...found,
  reason: reason === null ? null : JSON.parse(reason),
});

const optional = (found: Found | undefined): Collection | undefined => found && collectionOf(found);

const ofContract = (sql: Sql, contract: string) =>
  sql
    .selectFrom('collections')
    .select(['id', 'provider', 'started_at as startedAt', 'finished_at as finishedAt', 'since'])
    .select(['pages', 'records', 'digest', 'outcome', 'reason'])
    .where('contract', '=', contract);

/** Whoever goes on behind the last of a list misses none that was stored meanwhile. */
function* allListed(main: Connection<MainTables>, ...asked: Parameters<Collections['list']>) {
  yield* stilled(main, 'collections');
  const rows = yield* rowsFound<Found, MainTables>(main, listed(main.sql, ...asked));
  return rows.map(collectionOf);
}

function listed(
  sql: Sql,
  contract: string,
  { provider, after, limit }: Parameters<Collections['list']>[1],
) {
  let found = ofContract(sql, contract).orderBy('position').limit(limit);
  if (provider !== undefined) found = found.where('provider', '=', provider);
  return after === undefined
    ? found
    : found.where('position', '>', positionOf(sql, contract, after));
}

const positionOf = (sql: Sql, contract: string, id: string) =>
  sql
    .selectFrom('collections')
    .select('position')
    .where('contract', '=', contract)
    .where('id', '=', id);

/** One statement, so that of two processes one alone gets the claim. */
async function claimed(
  sql: Sql,
  contract: string,
  { claim, now }: { readonly claim: Claim; readonly now: number },
): Promise<boolean> {
  const { provider, holder, pid, claimedAt, expiresAt } = claim;
  const values = { holder, pid, claimed_at: claimedAt, expires_at: expiresAt };
  const result = await sql
    .insertInto('collection_claims')
    .values({ contract, provider, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['contract', 'provider'])
        .doUpdateSet(values)
        .where(({ eb, or }) =>
          or([
            eb('collection_claims.holder', '=', holder),
            eb('collection_claims.expires_at', '<=', now),
          ]),
        ),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
