import type { Row } from '../../../stores/port.ts';
import { astral, type Company, documented, invented, large } from './companies.ts';
import { person } from './people.ts';

/** Invests in two companies, so that filters joined by "or" would find too much. */
const everywhere = '孙文博';

const organisations = ['江城演示创业投资中心（有限合伙）', '长江演示控股集团有限公司'];

/** How many investors the large company has, and each of the others. */
const many = 47;
const few = 10;

/**
 * 138 rows, the documented one first. Some persons share a masked name, some investors are
 * organisations, which are never masked.
 */
export const investors: readonly Row[] = [
  row('孙文静', documented),
  ...invented.flatMap((company, index) => investorsOf(company, index * few)),
];

function investorsOf(company: Company, from: number): readonly Row[] {
  const count = company === large ? many : few;
  const shared = from < 2 * few ? [everywhere] : [];
  const names = [...shared, ...organisations];
  const persons = Array.from({ length: count - names.length }, (_, index) => person(from + index));
  return [...names, ...persons].map((name) => row(name, company));
}

function row(investor: string, { name, regno, uniscid }: Company): Row {
  return { INV: investor, REGNO: regno, ENTNAME: name, UNISCID: uniscid };
}

/** Filters for the fixtures of a judge's target file. */
export const investorFixtures = {
  existing: { regno: documented.regno },
  absent: { regno: '000000000000000' },
  several: { entname: large.name },
  severalCount: many,
  unusual: { entname: astral.name },
  combined: { inv: everywhere, entname: large.name },
  personal: { regno: documented.regno },
};
