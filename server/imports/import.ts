import { pipeline } from 'node:stream/promises';
import type { Text } from '../../spec/language.ts';
import type { DataService } from '../data-services.ts';
import type { Dataset, Datasets, Loaded, Loading, LoadMode } from '../stores/dataset-port.ts';
import { type BadRecord, brokenRecord, csvStages, toRecord } from './csv.ts';
import { createRowReader, type Read } from './row-reader.ts';

export interface ImportSetting {
  readonly service: DataService;
  readonly datasets: Datasets;
  readonly mode: LoadMode;
  /** Bytes of the source, of which progress is a share. */
  readonly size?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** How far an import is: first the file is read and checked, then rows with keys are stored. */
export interface Progress {
  readonly stage: 'reading' | 'storing';
  readonly rows: number;
  /** From 0 to 1. */
  readonly share: number;
}

export interface ImportResult {
  /** Rows that were loaded; none if there is a bad one. */
  readonly rows: number;
  readonly badRows: number;
  /** The first of the bad rows. */
  readonly shown: readonly BadRecord[];
  /** What became of rows with keys, some of which may have been there. */
  readonly merged?: Loaded;
}

/** How many bad rows are listed. */
const shownLimit = 100;

/** How many rows lie between two reports of progress. */
const progressStep = 10_000;

/**
 * Loads a CSV file with the row's fields as its header, all rows or none if one is bad. Rows go to
 * a file as they are read, so memory does not grow with their number.
 */
export async function importRows(
  source: AsyncIterable<Uint8Array>,
  setting: ImportSetting,
): Promise<ImportResult> {
  const { service, datasets, mode } = setting;
  await datasets.ensure(service.dataset);
  const loading = await datasets.load(service.dataset, mode);
  try {
    const checked = await check(source, setting, loading);
    if (checked.badRows === 0) return await store(checked, setting, loading);
    await loading.rollback();
    return checked;
  } catch (error) {
    await loading.rollback();
    throw error;
  }
}

async function check(
  source: AsyncIterable<Uint8Array>,
  { service, size = Number.POSITIVE_INFINITY, onProgress }: ImportSetting,
  loading: Loading,
): Promise<ImportResult> {
  const meter = createMeter(source);
  const tally = createTally(service.dataset, loading);
  await pipeline(meter.chunks, ...csvStages(), async (items: AsyncIterable<Item>) => {
    const { read, end } = createRowReader(service);
    let records = 0;
    for await (const item of items) {
      const record = toRecord(item);
      tally.take(read(record), record.line);
      records += 1;
      if (records % progressStep > 0) continue;
      onProgress?.({ stage: 'reading', rows: records, share: meter.bytes() / size });
    }
    end();
  }).catch(tally.broken);
  return tally.result();
}

async function store(
  { rows, ...checked }: ImportResult,
  { service, onProgress }: ImportSetting,
  loading: Loading,
): Promise<ImportResult> {
  const merged = await loading.commit((stored) =>
    onProgress?.({ stage: 'storing', rows: stored, share: stored / Math.max(rows, 1) }),
  );
  return { rows, ...checked, ...(service.dataset.key === undefined ? {} : { merged }) };
}

type Item = Parameters<typeof toRecord>[0];

/** Counts the bytes that pass. */
function createMeter(source: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  async function* chunks() {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { chunks, bytes: () => bytes };
}

/** Counts, hands on the good rows, and keeps the first of the bad ones. */
function createTally({ key = '' }: Dataset, loading: Loading) {
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
    take(row: Read, line: number) {
      if (!row.ok) return bad(row.refusal);
      if (!row.value) return;
      const earlier = loading.add(row.value, line);
      if (earlier === undefined) rows += 1;
      else bad({ line, says: repeated(`${key} ${row.value[key]}`, earlier) });
    },
    result: (): ImportResult => ({ rows: badRows === 0 ? rows : 0, badRows, shown }),
  };
}

const repeated = (what: string, earlier: number): Text => ({
  zh: `${what} 与第 ${earlier} 行重复`,
  en: `${what} stands in line ${earlier} already`,
});
