import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';

/** One enterprise of a reply, as far as it is one; blanks around values are cut off (SX-A21). */
export interface Company {
  readonly uniscId: string;
  readonly enterpriseName: string;
  /** Empty where there is none (SX-A24). */
  readonly assessGrade: string;
}

/** One page of enterprises; a number that is none is NaN. */
export interface Page {
  readonly pageno: number;
  readonly count: number;
  readonly pagesize: number;
  readonly companies: readonly Company[];
}

/** SX-A20: what a success carries stands in `data`, or beside msg and result. */
function dataOf({ body }: Reply): unknown {
  const data = valueAt(body, '/data');
  return data === undefined ? body : data;
}

/** Where the data of a reply stand, as a JSON Pointer. */
export const dataAt = ({ body }: Reply): string =>
  valueAt(body, '/data') === undefined ? '' : '/data';

/** Whether a success carries nothing at all (SX-A24). */
export const isWithoutData = ({ body }: Reply): boolean => {
  const data = valueAt(body, '/data');
  return data === null || (data === undefined && valueAt(body, '/uniscId') === undefined);
};

export const companyIn = (reply: Reply): Company => toCompany(dataOf(reply));

export function pageIn(reply: Reply): Page {
  const data = dataOf(reply);
  const list = valueAt(data, '/companyList');
  return {
    pageno: numberIn(valueAt(data, '/pageno')),
    count: numberIn(valueAt(data, '/count')),
    pagesize: numberIn(valueAt(data, '/pagesize')),
    companies: companiesIn(list),
  };
}

/** SX-A33: the list itself, or the one list of an object around it. */
export function tradesIn(reply: Reply): readonly unknown[] {
  const data = dataOf(reply);
  if (Array.isArray(data)) return data;
  const list = Object.values(data ?? {}).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list : [];
}

/** The enterprises of a list; none where it is none. */
export const companiesIn = (list: unknown): readonly Company[] =>
  Array.isArray(list) ? list.map(toCompany) : [];

const toCompany = (value: unknown): Company => ({
  uniscId: textIn(valueAt(value, '/uniscId')),
  enterpriseName: textIn(valueAt(value, '/enterpriseName')),
  assessGrade: textIn(valueAt(value, '/assessGrade')),
});

/** The text of a value without the blanks around it; empty where it is none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** SX-A30: a number may be a string of digits. */
export const numberIn = (value: unknown): number => {
  const isDigits = typeof value === 'string' && /^\d+$/.test(value);
  return typeof value === 'number' || isDigits ? Number(value) : Number.NaN;
};
