import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../../spec/usage-error.ts';
import schema from './report.schema.json' with { type: 'json' };
import type { Report } from './report.ts';

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** Reads a `report.json` of an earlier run. Throws `UsageError` for what is no report. */
export function readReport(file: string): Report {
  const ajv = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': isTime } });
  const validate = ajv.compile<Report>(schema);
  const value = parsed(file);
  if (validate(value)) return value;
  const [fault] = validate.errors ?? [];
  const why = `${fault?.instancePath || '/'} ${fault?.message}`;
  throw new UsageError({
    zh: `${file} 不是 ${schema.properties.format.const} 格式的报告：${why}。`,
    en: `${file} is no report of the format ${schema.properties.format.const}: ${why}.`,
  });
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      zh: `读不出报告 ${file}：${why}。请给出评测所写的 report.json。`,
      en: `Cannot read the report ${file}: ${why}. Name the report.json that a run has written.`,
    });
  }
}
