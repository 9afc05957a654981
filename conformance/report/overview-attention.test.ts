import { expect, it } from 'vitest';
import type { Judgement } from './overview.ts';
import { attention } from './overview-attention.ts';
import { advised, conforming, failed, faulty, unproved } from './sample/overview.ts';
import { sample } from './sample.ts';
import { terminal } from './terminal.ts';

const options = { language: 'en', colour: false } as const;
const said = (judgement: Judgement): string => attention(judgement, options);

it('says everything of a target where something failed', () => {
  expect(said(failed)).toContain(terminal(failed.report, options));
});

it('says only what was tolerated of a target that conforms', () => {
  expect(said(advised)).toContain('△ WH-A15');
  expect(said(advised)).not.toContain('conforming');
});

it('says that there is nothing to say', () => {
  expect(said(conforming).trimEnd().split('\n').slice(1)).toEqual(['Nothing to attend to.']);
});

it('says how much was left behind, and leaves the names to the report', () => {
  const report = { ...conforming.report, leftBehind: sample.leftBehind };
  const shown = said({ ...conforming, report });

  expect(shown).toContain(`Left at the endpoint  ${sample.leftBehind.length} test records`);
  expect(shown).not.toContain('QIYUE-TEST-');
});

it.each([
  ['an endpoint that was not judged', unproved, 'the connection was refused'],
  ['a wrong target file', faulty, 'must have required property url'],
])('says why nothing is known of %s', (_, judgement, why) => {
  expect(said(judgement)).toMatch(/^未完成 \(incomplete\): /m);
  expect(said(judgement)).toContain(why);
});
