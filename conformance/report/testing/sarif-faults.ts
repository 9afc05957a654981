import { Ajv } from 'ajv';
import type { Report } from '../report.ts';
import { sarifLog } from '../sarif.ts';
import schema from './sarif-2.1.0.schema.json' with { type: 'json' };

/** The official schema is draft-07, and one of its patterns is none with the flag `u`. */
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => !/[\s<>"{}|\\^`]/.test(text) && URL.canParse(text, 'a:/b'),
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  },
});
const validate = ajv.compile(schema);

/** Where a value differs from the official schema of SARIF 2.1.0. */
export const faultsOf = (value: unknown): readonly string[] => {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** The one run of a report's log, in English. */
export const runOf = (report: Report) => {
  const [run] = sarifLog(report, 'en').runs;
  if (run === undefined) throw new Error('a log without a run');
  return run;
};
