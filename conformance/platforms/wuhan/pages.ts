import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, succeeded } from '../../expect.ts';
import { Blocked } from '../../mismatch.ts';
import { shown } from '../../shown.ts';
import type { Query } from './request.ts';
import type { WuhanSession } from './session.ts';

/** A row of a reply, its field names in the upper case of the document (WH-A21). */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of a successful reply; a reply too odd to be read is the business of another check. */
export function rowsOf(reply: Reply): readonly Row[] {
  succeeded(reply);
  const rows = valueAt(reply.body, '/data/data');
  const readable = Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row);
  if (!readable) throw new Blocked(`wuhan.reply.${reply.operation}.data.data`);
  return rows.map((row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toUpperCase(), value])),
  );
}

/** WH-A13: the size of a page is fixed. */
export const pageSize = 20;

/** Reads pages from the first on until one is short; no more than `most` pages. */
export async function readPages(
  session: WuhanSession,
  operation: string,
  filter: Query,
  most = 40,
): Promise<readonly (readonly Row[])[]> {
  const pages: (readonly Row[])[] = [];
  for (let pageNo = 1; pageNo <= most; pageNo += 1) {
    const rows = rowsOf(await session.call(operation, { ...filter, pageNo }));
    pages.push(rows);
    if (rows.length < pageSize) break;
  }
  return pages;
}

/** A filter that has to match finds at least one row. */
export function found(rows: readonly Row[], filter: Query): Row {
  const [first] = rows;
  holds(first !== undefined, {
    expected: {
      zh: `${shown(filter).zh} 至少匹配一行`,
      en: `at least one row for ${shown(filter).en}`,
    },
    actual: { zh: '没有数据行', en: 'no rows' },
    at: '/data/data',
    advice: {
      zh: '先确认确有这样的数据；没有的话，改正目标文件中的 fixtures。',
      en: 'Make sure that such a row exists; if it does not, mend the fixtures of the target file.',
    },
  });
  return first;
}

/** A filter that matches nothing finds no rows. */
export function none(rows: readonly Row[], filter: Query): void {
  holds(rows.length === 0, {
    expected: { zh: `${shown(filter).zh} 不匹配任何行`, en: `no rows for ${shown(filter).en}` },
    actual: { zh: `${rows.length} 行`, en: `${rows.length} rows` },
    at: '/data/data',
  });
}
