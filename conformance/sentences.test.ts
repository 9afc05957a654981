import { expect, it } from 'vitest';
import { inOneSentence } from './sentences.ts';

const [statement, question] = [
  { zh: '甲有误', en: 'one is wrong' },
  { zh: '是不是乙？', en: 'is it two?' },
];

it.each([
  [[statement, statement], '甲有误；甲有误。', 'one is wrong; one is wrong.'],
  [[statement, question], '甲有误；是不是乙？', 'one is wrong; is it two?'],
  [[question, statement], '是不是乙？甲有误。', 'is it two? one is wrong.'],
])('puts one mark behind each: %#', (all, zh, en) => {
  expect(inOneSentence(all)).toEqual({ zh, en });
});
