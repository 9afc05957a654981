import type { Report } from './report.ts';

/** The text of `report.json`: the report itself, as `report.schema.json` describes it. */
export const json = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
