import {
  checkCharacter,
  creditCodeCharacters,
  organisationCheck,
} from '../../../../spec/protocol/credit-code.ts';
import type { Row } from '../../../stores/dataset-port.ts';

/** SX-R072: the number of enterprises that the document itself prints. */
export const companyCount = 1_700_000;

/** Codes with this division match no real company: it is assigned to none. */
const division = '91149999';

/** The code of the company at a place from 0; codes are in the order of the places. */
export function uniscIdAt(index: number): string {
  const organisation = `MA${inCharacters(index, 6)}`;
  const first17 = `${division}${organisation}${organisationCheck(organisation)}`;
  return first17 + checkCharacter(first17);
}

/** A made-up company; one in six has no grade (SX-A24). */
export const companyAt = (index: number): Row => ({
  uniscId: uniscIdAt(index),
  enterpriseName: nameAt(index),
  assessGrade: grades[index % grades.length] ?? '',
});

const grades = ['AA', 'A', 'B', 'C', 'D', ''];

/** Twelve characters, as names of companies are long. */
function nameAt(index: number): string {
  const [city, trade] = [cities[index % cities.length], trades[index % trades.length]];
  const letter = (place: number) => letters[Math.floor(index / 13 ** place) % letters.length];
  return `${city}演示${letter(0)}${letter(1)}${trade}有限公司`;
}

const cities = [
  '太原',
  '大同',
  '阳泉',
  '长治',
  '晋城',
  '朔州',
  '晋中',
  '运城',
  '忻州',
  '临汾',
  '吕梁',
];
const trades = ['商贸', '物流', '餐饮', '百货', '家电', '药业', '建材'];
const letters = [...'和顺安泰兴隆永昌恒通嘉德瑞'];

function inCharacters(value: number, width: number): string {
  const { length } = creditCodeCharacters;
  const places = Array.from({ length: width }, (_, place) => Math.floor(value / length ** place));
  return places.reduce((text, part) => creditCodeCharacters.charAt(part % length) + text, '');
}

/** Next to each other in the file are companies so many places apart: no order helps an import. */
const stride = 7_919;

/** The companies as a file to import, in pieces. */
export function* companiesCsv(count: number): Generator<string> {
  yield 'uniscId,enterpriseName,assessGrade\n';
  let lines: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { uniscId, enterpriseName, assessGrade } = companyAt((index * stride) % count);
    lines.push(`${uniscId},${enterpriseName},${assessGrade}\n`);
    if (lines.length < 10_000) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
