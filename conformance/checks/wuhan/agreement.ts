import type { RequirementId } from '../../../generated/requirements.ts';
import type { Endpoint, Schema } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import { holds } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { pageSize, type Row, rowsOf } from '../../platforms/wuhan/pages.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { shown } from '../../shown.ts';
import { onCalls } from './calls.ts';
import { type FilterField, filterFields } from './filters.ts';

/** WH-A41: a row that the whole list shows is found, and shown alike, by its own values. */
export function agreementChecks(
  schemas: Readonly<Record<string, Schema>>,
  endpoint: Endpoint,
): readonly Check<WuhanSession>[] {
  const { operationId } = endpoint.operation;
  // A masked name is not what is stored, so that nobody can ask for it.
  const fields = filterFields(schemas, endpoint).filter(({ personal }) => !personal);
  const clauses = fields.flatMap((one) => one.clauses) as RequirementId[];
  return [
    {
      ...onCalls(operationId),
      id: `wuhan.paging.${operationId}.as-filtered`,
      requirements: ['WH-R018', ...new Set(clauses)],
      field: fields[0]?.name ?? 'pageNo',
      after: [rootCheck, `wuhan.paging.${operationId}.stable`],
      title: {
        zh: '逐页看到的行，按其自身的值查询也能查到，内容一致',
        en: 'A row seen on a page is found by its own values as well, and is the same',
      },
      async run(session) {
        const pages = [];
        for (const pageNo of [1, 2]) {
          pages.push(rowsOf(await session.call(operationId, { pageNo })));
        }
        const rows = pages.flatMap((page) => [page.at(0), page.at(-1)]).filter((row) => !!row);
        if (rows.length === 0) throw new NotObserved();
        for (const row of rows) await foundAlike(session, { operationId, row, fields });
      },
    },
  ];
}

interface Sought {
  readonly operationId: string;
  readonly row: Row;
  readonly fields: readonly FilterField[];
}

/** Asks for the rows with these values; where they fill a page, the row may stand on another. */
async function foundAlike(session: WuhanSession, { operationId, row, fields }: Sought) {
  const values = fields.map(({ name, field }) => [name, row[field]] as const);
  const given = values.filter(([, value]) => typeof value === 'string' && value !== '');
  if (given.length === 0) return;
  const filter = Object.fromEntries(given);
  const rows = rowsOf(await session.call(operationId, { ...filter, pageNo: 1 }));
  holds(rows.length >= pageSize || rows.some((one) => written(one) === written(row)), {
    expected: shown(row),
    actual: rows.length === 0 ? { zh: '没有数据行', en: 'no rows' } : shown(rows[0]),
    at: '/data/data',
    advice: {
      zh: '逐页取数和按条件查询读的是同一份数据；索引和缓存要随数据更新。',
      en: 'Read pages and filtered queries from the same data; keep indexes and caches up to date.',
    },
  });
}

/** The fields of a row in one order, whatever the order they came in. */
const written = (row: Row): string =>
  JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
