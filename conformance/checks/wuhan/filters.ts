import type { RequirementId } from '../../../generated/requirements.ts';
import type { Endpoint, Schema } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import { refused, same, succeeded } from '../../expect.ts';
import { Blocked, NotObserved } from '../../mismatch.ts';
import { found, none, type Row, rowsOf } from '../../platforms/wuhan/pages.ts';
import type { Query } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';
import { allEqual, bind, injections, nowhere, partsOf } from './matching.ts';

type WuhanCheck = Check<WuhanSession>;

/** A query parameter that filters a field of the rows (`x-field`). */
export interface FilterField {
  readonly name: string;
  readonly field: string;
  readonly personal: boolean;
  readonly clauses: readonly string[];
}

/** The filters of a data service, read off its document. */
export function filterFields(
  schemas: Readonly<Record<string, Schema>>,
  { operation }: Endpoint,
): readonly FilterField[] {
  const dataset = operation['x-dataset'];
  const query = schemas[dataset?.query ?? '']?.properties ?? {};
  const row = schemas[dataset?.row ?? '']?.properties ?? {};
  return Object.entries(query).flatMap(([name, schema]) => {
    const field = schema['x-field'];
    if (field === undefined) return [];
    const personal = row[field]?.['x-personal-name'] ?? false;
    return [{ name, field, personal, clauses: schema['x-clause'] ?? [] }];
  });
}

/** Clause 5.4: exact on the stored value, ANDed, an empty string is no filter (WH-A41). */
export function filterChecks(
  schemas: Readonly<Record<string, Schema>>,
  endpoint: Endpoint,
): readonly WuhanCheck[] {
  const { operationId } = endpoint.operation;
  const fields = filterFields(schemas, endpoint);
  const existing = `${operationId}.existing` as const;
  const base = onCalls(operationId);
  const firstRow = async (session: WuhanSession): Promise<Row> => {
    const filter = session.fixtures(operationId).existing ?? {};
    return found(rowsOf(await session.call(operationId, { ...filter, pageNo: 1 })), filter);
  };

  const perField = fields.flatMap(({ name, field, personal, clauses }): readonly WuhanCheck[] => {
    const about = { ...base, field: name, requirements: clauses as [RequirementId] };
    const prefix = `wuhan.filter.${operationId}.${name}`;
    const exact: WuhanCheck = {
      ...about,
      id: `${prefix}-exact`,
      needs: [existing],
      title: {
        zh: `${name} 只返回 ${field} 与之相等的行`,
        en: `${name} gives exactly the rows whose ${field} equals it`,
      },
      async run(session) {
        const row = await firstRow(session);
        const value = textIn(row, field);
        const rows = rowsOf(await session.call(operationId, { pageNo: 1, [name]: value }));
        found(rows, { [name]: value });
        allEqual(session, rows, { name, field, value });
      },
    };
    const absent: WuhanCheck = {
      ...about,
      id: `${prefix}-absent`,
      title: {
        zh: `没有一行相符的 ${name} 得到空列表`,
        en: `A ${name} that no row has gives an empty list`,
      },
      async run(session) {
        none(rowsOf(await session.call(operationId, { pageNo: 1, [name]: nowhere })), {
          [name]: nowhere,
        });
      },
    };
    const partial: WuhanCheck = {
      ...about,
      id: `${prefix}-whole`,
      needs: [existing],
      title: {
        zh: `${name} 按整值匹配，不按片段`,
        en: `${name} matches whole values, not parts of them`,
      },
      async run(session) {
        const value = textIn(await firstRow(session), field);
        if (value.length < 4) throw new NotObserved();
        for (const part of partsOf(value)) {
          const rows = rowsOf(await session.call(operationId, { pageNo: 1, [name]: part }));
          allEqual(session, rows, { name, field, value: part });
        }
      },
    };
    const and: WuhanCheck = {
      ...about,
      id: `${prefix}-and`,
      needs: [existing],
      title: { zh: `${name} 与其他条件同时生效`, en: `${name} and other filters hold at once` },
      async run(session) {
        const filter = { ...session.fixtures(operationId).existing, [name]: nowhere };
        const other = Object.keys(filter).length > 1 ? {} : await another(session, name);
        none(rowsOf(await session.call(operationId, { ...other, ...filter, pageNo: 1 })), filter);
      },
    };
    const empty: WuhanCheck = {
      ...about,
      id: `${prefix}-empty`,
      title: { zh: `空的 ${name} 等于没有给`, en: `An empty ${name} is no filter` },
      async run(session) {
        const all = await session.call(operationId, { pageNo: 1 });
        const filtered = await session.call(operationId, { pageNo: 1, [name]: '' });
        same(rowsOf(filtered).length, rowsOf(all).length, '/data/data');
        same(rowsOf(filtered), rowsOf(all), '/data/data');
      },
    };
    const injected: WuhanCheck = {
      ...about,
      id: `${prefix}-as-data`,
      title: { zh: `${name} 中的 SQL 只当作普通文字`, en: `SQL in ${name} is nothing but text` },
      async run(session) {
        for (const value of injections) {
          const reply = await session.call(operationId, { pageNo: 1, [name]: value });
          if (reply.outcomes.includes('success')) none(rowsOf(reply), { [name]: value });
          else refused(reply, { as: ['bad-input'], advice: bind });
        }
        succeeded(await session.call(operationId, { pageNo: 1 }));
      },
    };
    // A filter that is not looked at is told so once, by the first of them.
    const others = [...(personal ? [] : [exact, partial]), and, injected];
    const after = [...base.after, absent.id];
    return [absent, empty, ...others.map((check) => ({ ...check, after }))];
  });

  /** WH-A22: null is tolerated and no value to filter by; any other kind is for another check. */
  function textIn(row: Row, field: string): string {
    const value = row[field];
    if (value === null) throw new NotObserved();
    if (typeof value === 'string') return value;
    throw new Blocked(`wuhan.reply.${operationId}.data.data.row.${field}`);
  }

  /** A filter on another field, from the row that exists. */
  async function another(session: WuhanSession, name: string): Promise<Query> {
    const row = await firstRow(session);
    const other = fields.find(
      ({ name: theirs, field, personal }) =>
        theirs !== name && !personal && typeof row[field] === 'string',
    );
    return other ? { [other.name]: row[other.field] } : {};
  }

  return perField;
}
