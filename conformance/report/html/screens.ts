import type { Text } from '../../../spec/language.ts';
import type { Report } from '../report.ts';
import { labels } from '../words.ts';
import { checkList } from './check-list.ts';
import { clauseScreen } from './clause-screen.ts';
import { comparisonScreen } from './comparison-screen.ts';
import { detailScreen } from './detail-screen.ts';
import { environmentScreen } from './environment-screen.ts';
import { findingScreen } from './finding-screen.ts';
import { flowScreen } from './flow-screen.ts';
import { leftBehindScreen } from './left-behind-screen.ts';
import type { Markup } from './markup.ts';
import { operationScreen } from './operation-screen.ts';
import { profileScreen } from './profile-screen.ts';
import { timelineScreen } from './timeline-screen.ts';
import { verdictScreen } from './verdict-screen.ts';
import { waiverScreen } from './waiver-screen.ts';

/** One screen of the report, as the table of contents names it. */
export interface Screen {
  readonly id: string;
  readonly name: Text;
  readonly body: Markup;
}

/**
 * Everything there is to see, in the order of reading; a screen without content is left out.
 * `again` is what a replay of a finding is to be told.
 */
export const screensOf = (report: Report, again = ''): readonly Screen[] =>
  screens.flatMap(([id, name, screen]) => {
    const body = screen(report, again);
    return body === null ? [] : [{ id, name, body }];
  });

const screens: readonly (readonly [
  id: string,
  name: Text,
  screen: (report: Report, again: string) => Markup | null,
])[] = [
  ['verdict', { zh: '结论', en: 'Verdict' }, verdictScreen],
  ['comparison', { zh: '变化', en: 'Changes' }, comparisonScreen],
  ['findings', labels.findings, findingScreen],
  ['profile', { zh: '画像', en: 'Profile' }, profileScreen],
  ['clauses', { zh: '条款', en: 'Clauses' }, clauseScreen],
  ['details', { zh: '明细', en: 'Details' }, detailScreen],
  ['operations', { zh: '操作', en: 'Operations' }, operationScreen],
  ['timeline', { zh: '时间线', en: 'Timeline' }, timelineScreen],
  ['flows', { zh: '流程', en: 'Flows' }, flowScreen],
  ['waivers', { zh: '豁免', en: 'Waivers' }, waiverScreen],
  ['left-behind', { zh: '留存', en: 'Left behind' }, leftBehindScreen],
  ['environment', { zh: '环境', en: 'Environment' }, environmentScreen],
  ['checks', { zh: '检查', en: 'Checks' }, checkList],
];
