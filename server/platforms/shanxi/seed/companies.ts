import type { Row } from '../../../stores/port.ts';
import { companyAt } from './synthetic-companies.ts';

/** Companies for more than two whole pages of the largest size, and a part of one. */
const companyCount = 2_500;

/** Names with characters of two code units, with wide ones, and with punctuation. */
const oddNames = ['演示𠮷祥商贸有限公司', 'ＡＢＣ演示（山西）有限公司', '演示“诚信”食品·有限公司'];

/** Invented companies of all grades and of none, in the order of their codes. */
export const companies: readonly Row[] = Array.from({ length: companyCount }, (_, index) => {
  const company = companyAt(index);
  const oddName =
    index % 100 === 7 ? oddNames[Math.floor(index / 100) % oddNames.length] : undefined;
  return oddName === undefined ? company : { ...company, enterpriseName: oddName };
});
