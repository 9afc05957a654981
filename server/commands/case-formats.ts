import { caseFields, entityFields } from '../stores/case-fields.ts';
import type { Cases, Row, StoredCase } from '../stores/port.ts';
import { byteOrderMark, csvLine } from './printed-lines.ts';

/** The cases to export, page by page, and where their entities are read from. */
export interface CaseSource {
  readonly contract: string;
  readonly cases: Cases;
  readonly pages: AsyncIterable<readonly StoredCase[]>;
}

/** Turns cases into the text of a file, some at a time, so that memory does not grow with it. */
export type CaseFormat = (source: CaseSource) => AsyncIterable<string>;

export const caseFormats = { jsonl, csv } satisfies Record<string, CaseFormat>;

/** How many entities are read at a time. */
const entitiesAtOnce = 1_000;

/** All entities of a case, some at a time, in the order of their list. */
export async function* entityPages(
  { contract, cases }: Pick<CaseSource, 'contract' | 'cases'>,
  acceptid: string,
): AsyncGenerator<readonly Row[]> {
  let after = 0;
  for (;;) {
    const page = await cases.entities(contract, acceptid, { after, limit: entitiesAtOnce });
    if (page.length > 0) yield page;
    if (page.length < entitiesAtOnce) return;
    after += page.length;
  }
}

/** What is told of a case beside its entities, in the order of the columns. */
export const columnsOf = ({ texts, ...known }: StoredCase): Row => ({
  acceptid: known.acceptid,
  receivedAt: new Date(known.receivedAt * 1000).toISOString(),
  application: known.application,
  account: known.account,
  ...texts,
});

const ownColumns = ['acceptid', 'receivedAt', 'application', 'account'];

/** JSON Lines: a case per line, with its entities as it came. */
async function* jsonl(source: CaseSource): AsyncGenerator<string> {
  for await (const page of source.pages) {
    for (const one of page) {
      yield `${JSON.stringify(columnsOf(one)).slice(0, -1)},"penaltylist":[`;
      let comma = '';
      for await (const entities of entityPages(source, one.acceptid)) {
        yield comma + entities.map((entity) => JSON.stringify(entity)).join(',');
        comma = ',';
      }
      yield ']}\n';
    }
  }
}

/** CSV by RFC 4180: an entity per line, behind the columns of its case. */
async function* csv(source: CaseSource): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine([...ownColumns, ...caseFields, ...entityFields])}`;
  for await (const page of source.pages) {
    for (const one of page) {
      const columns = Object.values(columnsOf(one));
      for await (const entities of entityPages(source, one.acceptid)) {
        yield entities.map((entity) => csvLine([...columns, ...cellsOf(entity)])).join('');
      }
    }
  }
}

const cellsOf = (entity: Row): readonly string[] => entityFields.map((name) => entity[name] ?? '');
