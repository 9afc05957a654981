import { holds } from '../../expect.ts';
import type { Row } from '../../platforms/wuhan/pages.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { shown } from '../../shown.ts';

/** A value that no row has. */
export const nowhere = 'qiyue-0000-不存在';

/** What to do when a value is taken for code. */
export const bind = {
  zh: '把参数绑定到语句，不要拼接 SQL。',
  en: 'Bind parameters to the statement; do not join SQL text.',
};

/** Pieces, wildcards and the other case: none of them is the value itself. */
export const partsOf = (value: string): readonly string[] =>
  [
    value.slice(0, -1),
    value.slice(1),
    '%',
    value.replace(/.$/u, '_'),
    value.toLowerCase(),
    value.toUpperCase(),
  ].filter((part) => part !== value);

/** SQL that means something where texts are joined. */
export const injections = [
  `' OR '1'='1`,
  `x' OR 1=1 --`,
  `"; DROP TABLE x; --`,
  `') UNION SELECT 1,2,3,4 --`,
];

/** WH-A41: each row has the value; a fuzzy entname may find longer names, which is named. */
export function allEqual(
  session: WuhanSession,
  rows: readonly Row[],
  { name, field, value }: { readonly name: string; readonly field: string; readonly value: string },
): void {
  const odd = rows.findIndex((row) => row[field] !== value);
  if (odd !== -1 && name === 'entname' && rows.every((row) => holdsPart(row[field], value))) {
    warnFuzzy(session);
    return;
  }
  holds(odd === -1, {
    expected: { zh: `每行的 ${field} 都是 ${value}`, en: `every ${field} to be ${value}` },
    actual: {
      zh: `第 ${odd + 1} 行是 ${shown(rows[odd]?.[field]).zh}`,
      en: `row ${odd + 1} has ${shown(rows[odd]?.[field]).en}`,
    },
    at: `/data/data/${odd}/${field}`,
  });
}

/** What a search by parts of a name may find: `%` and `_` stand for anything then. */
const holdsPart = (value: unknown, part: string): boolean =>
  /[%_]/.test(part) || `${value}`.toLowerCase().includes(part.toLowerCase());

const warnFuzzy = (session: WuhanSession): void =>
  session.warn('WH-A41', { zh: 'entname 按片段匹配', en: 'entname matches parts of values' });
