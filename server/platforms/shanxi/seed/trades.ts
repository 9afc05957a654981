import type { Row } from '../../../stores/port.ts';
import { companies } from './companies.ts';

/** The types that the document knows (SX-R080). */
const types = ['工程建设', '政府采购', '土地', '矿业', '国有产权实物', '国有产权股权'];

/** One trade of each type for some of the invented companies; most have none. */
export const trades: readonly Row[] = companies
  .slice(0, 20)
  .flatMap((company, place) => types.map((type, index) => tradeOf(company, type, place + index)));

function tradeOf({ uniscId = '', enterpriseName = '' }: Row, type: string, number: number): Row {
  return {
    uniscId,
    enterpriseName,
    type,
    projectName: `演示${type}项目${number + 1}期`,
    ownerOrgName: '演示市公共资源交易中心',
    bidPrice: number % 2 === 0 ? `${number + 1}00000` : `${number}50000.5`,
    url: `https://ggzy.example/demo/${number}`,
    publicizingDay: `2026-0${(number % 9) + 1}-15 09:3${number % 6}:00`,
  };
}
