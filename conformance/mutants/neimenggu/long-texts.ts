import { withFields } from '../bodies.ts';
import type { Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { filled } from './fields.ts';
import { caseOf, itemsOf, textsOf } from './requests.ts';

const shortIds = ['pripid', 'uniscid'];

/** Counted in characters, as a person would. */
export const lengthOf = (value: unknown): number =>
  typeof value === 'string' ? [...value].length : 0;

/** Some text is longer than the server takes (NM-A42). */
export const isOverLong = (request: WireRequest): boolean =>
  lengthOf(caseOf(request)?.['caseid']) > 64 ||
  textsOf(request).some((text) => lengthOf(text) > 4000) ||
  itemsOf(request).some((item) => shortIds.some((name) => lengthOf(Object(item)[name]) > 64));

/** The same case, cut to what the server takes; a number that is cut stays the only one. */
export function shortened(request: WireRequest): WireRequest {
  const isNumberLong = lengthOf(caseOf(request)?.['caseid']) > 64;
  const { penaltylist: _, ...texts } = caseOf(request) ?? {};
  const items = itemsOf(request).map((item) => cutTexts(Object(item)));
  const cut = withFields(request, cutTexts(texts));
  const whole = items.length > 0 ? withFields(cut, { penaltylist: items }) : cut;
  return isNumberLong ? filled(whole, 'caseid') : whole;
}

function cutTexts(object: Json): Json {
  const cut = (name: string, value: unknown): unknown =>
    typeof value === 'string'
      ? [...value].slice(0, shortIds.includes(name) ? 64 : 4000).join('')
      : value;
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, cut(name, value)]),
  );
}
