import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../../spec/usage-error.ts';
import { repeatedName } from './repeated-name.ts';
import schema from './report.schema.json' with { type: 'json' };
import type { Report } from './report.ts';
import { visible } from './visible.ts';

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** A report with the bytes that it was read from. */
export interface StoredReport {
  readonly report: Report;
  readonly bytes: Buffer;
}

/** Reads a `report.json` of an earlier run. Throws `UsageError` for what is no report. */
export const readReport = (file: string): Report => readStoredReport(file).report;

/**
 * The same with its bytes, for whoever has to know that nothing was rewritten. A byte order mark is
 * passed over; a name that stands twice is refused, as the next reader may take the other value.
 */
export function readStoredReport(file: string): StoredReport {
  const { bytes, value } = parsed(file);
  const ajv = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': isTime } });
  const validate = ajv.compile<Report>(schema);
  if (validate(value)) return { report: value, bytes };
  const [fault] = validate.errors ?? [];
  const why = `${fault?.instancePath || '/'} ${fault?.message}`;
  throw new UsageError({
    zh: `${file} 不是 ${schema.properties.format.const} 格式的报告：${why}。`,
    en: `${file} is no report of the format ${schema.properties.format.const}: ${why}.`,
  });
}

function parsed(file: string): { readonly bytes: Buffer; readonly value: unknown } {
  const bytes = readBytes(file);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const value = jsonIn(file, text);
  const twice = repeatedName(text);
  if (twice !== null) throw ambiguous(file, visible(twice));
  return { bytes, value };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): UsageError {
  const why = visible(error instanceof Error ? error.message : String(error));
  return new UsageError({
    zh: `读不出报告 ${file}：${why}。请给出评测所写的 report.json。`,
    en: `Cannot read the report ${file}: ${why}. Name the report.json that a run has written.`,
  });
}

const ambiguous = (file: string, place: string): UsageError =>
  new UsageError({
    zh: `${file} 不是评测所写的报告：${place} 出现了两次，不同的程序会读出不同的值。`,
    en: `${file} is not as a run writes it: ${place} stands twice, and readers differ in which value they take.`,
  });
