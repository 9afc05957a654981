import type { Endpoint, Schema } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import { holds, same, succeeded } from '../../expect.ts';
import { plainQuery } from '../../platforms/wuhan/operations.ts';
import { found, none, rowsOf } from '../../platforms/wuhan/pages.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';
import { filterFields } from './filters.ts';
import { allEqual } from './matching.ts';

type WuhanCheck = Check<WuhanSession>;

/** Clause 5.4: what a query as a whole does, on each data service. */
export function queryChecks(
  schemas: Readonly<Record<string, Schema>>,
  endpoint: Endpoint,
): readonly WuhanCheck[] {
  const { operationId } = endpoint.operation;
  const fields = filterFields(schemas, endpoint);
  const base = onCalls(operationId);
  const prefix = `wuhan.query.${operationId}`;

  return [
    {
      ...base,
      id: `${prefix}.existing`,
      requirements: ['WH-R036', 'WH-R016', 'WH-R015'],
      field: 'data',
      needs: [`${operationId}.existing`],
      title: { zh: '已有的数据能够查到', en: 'A row that exists is found' },
      async run(session) {
        const filter = session.fixtures(operationId).existing ?? {};
        found(rowsOf(await session.call(operationId, { ...filter, pageNo: 1 })), filter);
      },
    },
    {
      ...base,
      id: `${prefix}.absent`,
      requirements: ['WH-R039'],
      field: 'data',
      needs: [`${operationId}.absent`],
      title: {
        zh: '查不到数据也是成功，列表为空',
        en: 'Finding nothing is a success with an empty list',
      },
      async run(session) {
        const filter = session.fixtures(operationId).absent ?? {};
        none(rowsOf(await session.call(operationId, { ...filter, pageNo: 1 })), filter);
      },
    },
    {
      ...base,
      id: `${prefix}.combined`,
      requirements: ['WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
      field: 'query',
      needs: [`${operationId}.combined`],
      title: { zh: '同时给出的条件须全部满足', en: 'Filters given together all hold' },
      async run(session) {
        const filter = session.fixtures(operationId).combined ?? {};
        const rows = rowsOf(await session.call(operationId, { ...filter, pageNo: 1 }));
        found(rows, filter);
        for (const [name, value] of Object.entries(filter)) {
          const alone = rowsOf(await session.call(operationId, { [name]: value, pageNo: 1 }));
          holds(alone.length >= rows.length, {
            expected: {
              zh: `至多 ${alone.length} 行，即单用 ${name} 时的行数`,
              en: `at most ${alone.length} rows, as for ${name} alone`,
            },
            actual: { zh: `${rows.length} 行`, en: `${rows.length} rows` },
            at: '/data/data',
          });
        }
        const open = fields.filter(({ name, personal }) => name in filter && !personal);
        for (const { name, field } of open) {
          allEqual(session, rows, { name, field, value: filter[name] ?? '' });
        }
      },
    },
    {
      ...base,
      id: `${prefix}.unusual-characters`,
      requirements: ['WH-R035', 'WH-R016'],
      field: 'data',
      needs: [`${operationId}.unusual`],
      title: {
        zh: '生僻字（增补平面）既能查到，也能原样返回',
        en: 'Astral characters are matched and come back as they are',
      },
      async run(session) {
        const filter = session.fixtures(operationId).unusual ?? {};
        const row = found(
          rowsOf(await session.call(operationId, { ...filter, pageNo: 1 })),
          filter,
        );
        for (const { name, field, personal } of fields) {
          if (name in filter && !personal) same(row[field], filter[name], `/data/data/0/${field}`);
        }
      },
    },
    {
      ...base,
      id: `${prefix}.unknown-parameters`,
      requirements: ['WH-R035'],
      field: 'query',
      title: { zh: '不认识的参数不起作用', en: 'Unknown parameters change nothing' },
      async run(session) {
        const query = plainQuery(session, operationId);
        const plain = rowsOf(await session.call(operationId, query));
        const extra = { ...query, qiyue: 'x', orderBy: '1', __proto: {} };
        same(rowsOf(await session.call(operationId, extra)), plain, '/data/data');
      },
    },
    {
      ...base,
      id: `${prefix}.repeatable`,
      requirements: ['WH-R036', 'WH-R018'],
      field: 'data',
      title: { zh: '同样的查询得到同样的结果', en: 'The same query gives the same rows' },
      async run(session) {
        const read = async (pageNo: number) => rowsOf(await session.call(operationId, { pageNo }));
        const [first, second] = [await read(1), await read(2)];
        same(await read(1), first, '/data/data');
        // Answers to calls at the same time must not be mixed up.
        const together = await Promise.all([1, 2, 1, 2, 1, 2].map(read));
        for (const [index, rows] of together.entries()) {
          same(rows, index % 2 === 0 ? first : second, '/data/data');
        }
      },
    },
    {
      ...base,
      id: `${prefix}.form`,
      requirements: ['WH-R024', 'WH-R027'],
      field: 'Content-Type',
      title: { zh: '以表单提交与以 JSON 提交结果相同', en: 'A form gives the same as JSON' },
      async run(session) {
        const first = await session.call(operationId, plainQuery(session, operationId));
        const [row = {}] = rowsOf(first);
        const own = fields.filter(({ field, personal }) => !personal && row[field]);
        const filters = own.map(({ name, field }) => ({ pageNo: 1, [name]: row[field] }));
        for (const query of [plainQuery(session, operationId), { pageNo: 2 }, ...filters]) {
          const json = await session.call(operationId, query);
          const form = await session.call(operationId, query, { form: true });
          succeeded(form);
          same(rowsOf(form), rowsOf(json), '/data/data');
        }
      },
    },
  ];
}
