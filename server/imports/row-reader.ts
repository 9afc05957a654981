import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { createAjv } from '../contract.ts';
import type { DataService } from '../data-services.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Row } from '../stores/dataset-port.ts';
import type { BadRecord, CsvRecord } from './csv.ts';

/** A row, or nothing for the header, or why the record is none. */
export type Read = Result<Row | undefined, BadRecord>;

/** Where the fields stand in each record. */
interface Layout {
  readonly width: number;
  readonly places: readonly (readonly [field: string, place: number])[];
}

/** Takes the first record for the header, then gives a row for each record. */
export function createRowReader(service: DataService) {
  const { fields } = service.dataset;
  const faultIn = createRule(service);
  let layout: Layout | undefined;

  function read({ line, values }: CsvRecord): Read {
    if (!layout) {
      layout = layoutOf(fields, values);
      return accept(undefined);
    }
    const { width, places } = layout;
    if (values.length !== width) return refuse({ line, says: widthText(width, values.length) });
    const row = Object.fromEntries(places.map(([field, place]) => [field, values[place] ?? '']));
    const says = faultIn(row);
    return says ? refuse({ line, says }) : accept(row);
  }
  function end() {
    if (!layout) throw wrongHeader(fields, fields);
  }
  return { read, end };
}

/**
 * What the contract finds wrong with a row. A file has no null: where the contract allows one,
 * an empty text stands for it (SX-A24).
 */
function createRule({ row: schema, nullable }: DataService) {
  const isRow = createAjv(schema).compile(schema);
  return (row: Row): Text | undefined => {
    const empty = nullable.filter((field) => row[field] === '');
    const meant =
      empty.length === 0 ? row : { ...row, ...Object.fromEntries(empty.map((f) => [f, null])) };
    if (isRow(meant)) return undefined;
    const [error] = isRow.errors ?? [];
    return ruleText(error?.instancePath.slice(1), error?.message, error?.params['allowedValues']);
  };
}

/** Where each field stands; the header may be in any order and case, and have other columns. */
function layoutOf(fields: readonly string[], header: readonly string[]): Layout {
  const names = header.map((name) => name.trim().toUpperCase());
  const places = fields.map((field) => [field, names.indexOf(field.toUpperCase())] as const);
  const missing = places.flatMap(([field, place]) => (place === -1 ? [field] : []));
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

function ruleText(field = '', rule = '', allowed?: unknown): Text {
  const values = Array.isArray(allowed) ? `: ${allowed.map((one) => one ?? '""').join(', ')}` : '';
  return {
    zh: `${field} 不符合契约：${rule}${values}`,
    en: `${field} ${rule}${values}`,
  };
}
