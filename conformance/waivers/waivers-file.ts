import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { calendarDate } from '../../spec/calendar-date.ts';
import type { Text } from '../../spec/language.ts';
import { keysOf, valueAt } from '../../spec/pointer.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { similar } from '../selection/closest.ts';
import { beginnings } from '../selection/select.ts';
import { inOneSentence } from '../sentences.ts';
import { type FileKind, readYaml } from '../target/yaml-file.ts';
import schema from './waivers.schema.json' with { type: 'json' };
import { type Coverable, covers, type Waiver } from './waivers.ts';

/**
 * Reads a list of waivers; `checks` are all that there are, chosen or not. Throws `UsageError` that
 * names the file, the entry and what was expected, also for what waives nothing that exists.
 */
export function readWaivers(file: string, checks: readonly Coverable[]): readonly Waiver[] {
  const value = readYaml(file, kind).value ?? [];
  const validate = new Ajv2020({ allErrors: true, formats: { date: calendarDate } }).compile(
    schema,
  );
  if (!validate(value))
    throw faulty(
      file,
      (validate.errors ?? []).map((one) => fault(one, value)),
    );
  // The one cast: the schema says what the type says.
  const waivers = value as readonly Waiver[];
  const strays = waivers.flatMap(({ waives }, index) =>
    checks.some((check) => covers({ waives }, check)) ? [] : [stray(waives, index, checks)],
  );
  const wholesale = waivers.flatMap((waiver, index) =>
    checks.every((check) => covers(waiver, check)) ? [wholesaleFault(index, value)] : [],
  );
  if (wholesale.length > 0) throw faulty(file, wholesale);
  if (strays.length > 0) throw faulty(file, strays);
  return waivers;
}

const kind: FileKind = { zh: '豁免文件', en: 'waivers file', option: '--waivers' };

function faulty(file: string, faults: readonly Text[]): UsageError {
  const { zh, en } = inOneSentence(faults);
  return new UsageError({ zh: `豁免文件 ${file} 有误：${zh}`, en: `Waivers file ${file}: ${en}` });
}

/** An entry as people count: the first is 1; with what it waives, if that can be told. */
function entry(index: number, value: unknown): Text {
  const waives = valueAt(value, `/${index}/waives`);
  const named = typeof waives === 'string' ? ` (${waives})` : '';
  return { zh: `第 ${index + 1} 条${named}`, en: `entry ${index + 1}${named}` };
}

/** Whoever waives all has no contract any more. */
function wholesaleFault(index: number, value: unknown): Text {
  const { zh, en } = entry(index, value);
  return {
    zh: `${zh}豁免了全部检查；请写明哪一项检查或要求`,
    en: `${en} waives every check; name the check or the requirement`,
  };
}

function fault({ instancePath, keyword, params, message }: ErrorObject, value: unknown): Text {
  const [index, key] = keysOf(instancePath);
  if (index === undefined) return wholeFault;
  const { zh, en } = entry(Number(index), value);
  const missing = params['missingProperty'];
  if (missing) return { zh: `${zh}缺少 ${missing}`, en: `${en} lacks ${missing}` };
  const extra = params['additionalProperty'];
  if (extra) return { zh: `${zh}有多余的 ${extra}`, en: `${en} has ${extra}, which is unknown` };
  const known = expected[keyword] ?? { zh: message ?? '', en: message ?? '' };
  const at = key ?? '';
  return { zh: `${zh}的 ${at} 应为${known.zh}`, en: `${at} of ${en} has to be ${known.en}` };
}

const wholeFault: Text = { zh: '应为一个列表', en: 'a list was expected' };

const expected: Readonly<Record<string, Text>> = {
  type: { zh: '文字', en: 'text' },
  minLength: { zh: '非空文字', en: 'text that is not empty' },
  pattern: { zh: '看得见的非空文字', en: 'text that is not empty and can be seen' },
  format: { zh: '一个日期（yyyy-MM-dd）', en: 'a date (yyyy-MM-dd)' },
};

function stray(waives: string, index: number, checks: readonly Coverable[]): Text {
  const known = checks.flatMap(({ id, requirements }) => [...waivable(id), ...requirements]);
  const close = similar(waives, known);
  const [zh, en] = close
    ? [`是不是 ${close}？`, `did you mean ${close}?`]
    : ['用 `qiyue list` 查看全部编号', '`qiyue list` names them all'];
  return {
    zh: `第 ${index + 1} 条的 ${waives} 没有检查判定；${zh}`,
    en: `${waives} of entry ${index + 1} is decided by no check: ${en}`,
  };
}

/** The beginning of all ids would waive everything. */
const waivable = (id: string): readonly string[] =>
  beginnings(id).filter((beginning) => beginning.includes('.'));
