import { expect, it } from 'vitest';
import { badge, badgeOf } from './badge.ts';
import { advisedSample, conformingSample, sample, unfinishedSample } from './sample.ts';
import { annotated } from './testing/annotated.ts';

it.each([
  [conformingSample, '符合 (conforming)', 'brightgreen'],
  [advisedSample, '符合（有建议项） (conforming, with advice)', 'green'],
  [sample, '不符合 (not conforming)', 'red'],
  [unfinishedSample, '未完成 (incomplete)', 'lightgrey'],
])('tells the conclusion by word and colour (%#)', (report, message, color) => {
  expect(badgeOf(report)).toEqual({ schemaVersion: 1, label: 'qiyue wuhan', message, color });
});

it('is neither green nor red for a word of its own, as of recorded traffic', () => {
  const word = { zh: '未见不符', en: 'no fault seen' };

  expect(badgeOf({ ...sample, conclusion: { word, exitCode: 0 } }).color).toBe('blue');
});

it('tells how many checks it speaks of where that is not all, and is not green', () => {
  const { results } = conformingSample;

  expect(badgeOf({ ...conformingSample, available: 289 })).toMatchObject({
    message: `符合 (conforming) ${results.length}/289`,
    color: 'blue',
  });
});

it('tells how many failures are waived, since they do not count', () => {
  expect(badgeOf(annotated).message).toBe('不符合 (not conforming) · 豁免 1 (1 waived)');
});

it('is a line of JSON and nothing else', () => {
  expect(JSON.parse(badge(sample))).toEqual(badgeOf(sample));
});
