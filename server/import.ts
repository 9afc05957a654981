import { pipeline } from 'node:stream/promises';
import type { Text } from '../spec/language.ts';
import { UsageError } from '../spec/usage-error.ts';
import { createAjv } from './contract.ts';
import { type BadRecord, brokenRecord, type CsvRecord, csvStages, toRecord } from './csv.ts';
import type { DataService } from './data-services.ts';
import { accept, type Result, refuse } from './result.ts';
import type { Datasets, Loading, LoadMode, Row } from './stores/port.ts';

export interface ImportSetting {
  readonly service: DataService;
  readonly datasets: Datasets;
  readonly mode: LoadMode;
  readonly onProgress?: (rows: number) => void;
}

export interface ImportResult {
  /** Rows that were loaded; none if there is a bad one. */
  readonly rows: number;
  readonly badRows: number;
  /** The first of the bad rows. */
  readonly shown: readonly BadRecord[];
}

/** How many bad rows are listed. */
const shownLimit = 100;

/** How many rows lie between two reports of progress. */
const progressStep = 10_000;

/**
 * Loads a CSV file with the row's fields as its header, all rows or none. Rows go to the database
 * as they are read, so memory does not grow with the file.
 */
export async function importRows(
  source: AsyncIterable<Uint8Array>,
  { service, datasets, mode, onProgress }: ImportSetting,
): Promise<ImportResult> {
  await datasets.ensure(service.dataset);
  const loading = await datasets.load(service.dataset, mode);
  const tally = createTally(loading, onProgress);
  try {
    await pipeline(source, ...csvStages(), async (items: AsyncIterable<Item>) => {
      const { read, end } = rowReader(service);
      for await (const item of items) tally.take(read(toRecord(item)));
      end();
    }).catch(tally.broken);
    await (tally.result().badRows === 0 ? loading.commit() : loading.rollback());
  } catch (error) {
    await loading.rollback();
    throw error;
  }
  return tally.result();
}

type Item = Parameters<typeof toRecord>[0];

/** Counts, keeps the first bad rows, and stops writing once there is a bad one. */
function createTally(loading: Loading, onProgress: ImportSetting['onProgress']) {
  const shown: BadRecord[] = [];
  let [rows, badRows] = [0, 0];
  const bad = (record: BadRecord) => {
    badRows += 1;
    if (shown.length < shownLimit) shown.push(record);
  };
  return {
    broken(error: unknown) {
      const record = brokenRecord(error);
      if (!record) throw error;
      bad(record);
    },
    take(row: Read) {
      if (!row.ok) return bad(row.refusal);
      if (!row.value) return;
      if (badRows === 0) loading.add(row.value);
      rows += 1;
      if (rows % progressStep === 0) onProgress?.(rows);
    },
    result: (): ImportResult => ({ rows: badRows === 0 ? rows : 0, badRows, shown }),
  };
}

type Read = Result<Row | undefined, BadRecord>;

/** Where the fields stand in each record. */
interface Layout {
  readonly width: number;
  readonly places: ReadonlyMap<string, number>;
}

/** Takes the first record for the header, then gives a row for each record. */
function rowReader({ dataset, row: schema }: DataService) {
  const isRow = createAjv(schema).compile(schema);
  let layout: Layout | undefined;

  function read({ line, values }: CsvRecord): Read {
    if (!layout) {
      layout = layoutOf(dataset.fields, values);
      return accept(undefined);
    }
    const { width, places } = layout;
    if (values.length !== width) return refuse({ line, says: widthText(width, values.length) });
    const row = Object.fromEntries([...places].map(([name, place]) => [name, values[place] ?? '']));
    if (isRow(row)) return accept(row);
    const [error] = isRow.errors ?? [];
    return refuse({ line, says: ruleText(error?.instancePath.slice(1), error?.message) });
  }
  function end() {
    if (!layout) throw wrongHeader(dataset.fields, dataset.fields);
  }
  return { read, end };
}

/** Where each field stands; the header may be in any order and case, and have other columns. */
function layoutOf(fields: readonly string[], header: readonly string[]): Layout {
  const names = header.map((name) => name.trim().toUpperCase());
  const places = new Map(fields.map((field) => [field, names.indexOf(field.toUpperCase())]));
  const missing = fields.filter((field) => places.get(field) === -1);
  if (missing.length > 0) throw wrongHeader(fields, missing);
  return { width: header.length, places };
}

const wrongHeader = (fields: readonly string[], missing: readonly string[]) =>
  new UsageError({
    zh: `首行应为字段名 ${fields.join(',')}；缺少 ${missing.join(',')}`,
    en: `The first line must name the fields ${fields.join(',')}; ${missing.join(',')} is missing`,
  });

const widthText = (expected: number, found: number): Text => ({
  zh: `应有 ${expected} 列，实有 ${found} 列`,
  en: `has ${found} columns instead of ${expected}`,
});

const ruleText = (field = '', rule = ''): Text => ({
  zh: `${field} 不符合契约：${rule}`,
  en: `${field} ${rule}`,
});
