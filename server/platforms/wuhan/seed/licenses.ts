import type { Row } from '../../../stores/port.ts';
import { astral, type Company, documented, invented, large } from './companies.ts';
import { person } from './people.ts';

/** Holds licences of two companies, so that filters joined by "or" would find too much. */
const everywhere = '孙文博';

/** How many licences the large company has, and each of the others. */
const many = 45;
const few = 4;

/** 82 rows: invented numbers, holders and dates; the first is of the documented company. */
export const licenses: readonly Row[] = [
  row(documented, { holder: '孙文静', number: 0 }),
  ...invented.flatMap((company, index) => licensesOf(company, index)),
];

function licensesOf(company: Company, index: number): readonly Row[] {
  const count = company === large ? many : few;
  return Array.from({ length: count }, (_, place) => {
    const holder = place === 0 && index < 2 ? everywhere : person(index * few + place);
    return row(company, { holder, number: 1 + index * many + place });
  });
}

function row(company: Company, { holder, number }: { holder: string; number: number }): Row {
  const year = 2027 + (number % 5);
  const month = `${1 + (number % 12)}`.padStart(2, '0');
  return {
    LICENSENO: `DEMO4201${String(number).padStart(6, '0')}`,
    ENTNAME: company.name,
    UNISCID: company.uniscid,
    HOLDER: holder,
    VALIDTO: `${year}-${month}-28`,
  };
}

/** Filters for the fixtures of a judge's target file. */
export const licenseFixtures = {
  existing: { licenseno: 'DEMO4201000000' },
  absent: { licenseno: 'DEMO4201999999' },
  several: { entname: large.name },
  severalCount: many,
  unusual: { entname: astral.name },
  combined: { holder: everywhere, entname: large.name },
  personal: { licenseno: 'DEMO4201000000' },
};
