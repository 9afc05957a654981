import type { Language } from '../../spec/language.ts';
import { inBoth } from '../../spec/language.ts';
import { checkList } from './html/check-list.ts';
import { clauseScreen } from './html/clause-screen.ts';
import { detailed, detailScreen } from './html/detail-screen.ts';
import { findingScreen } from './html/finding-screen.ts';
import { leftBehindScreen } from './html/left-behind-screen.ts';
import { both, html, type Markup } from './html/markup.ts';
import { page } from './html/page.ts';
import { profileScreen } from './html/profile-screen.ts';
import { baseStyle } from './html/style-base.ts';
import { evidenceStyle } from './html/style-evidence.ts';
import { printStyle } from './html/style-print.ts';
import { screenStyle } from './html/style-screens.ts';
import { verdictScreen } from './html/verdict-screen.ts';
import type { Report } from './report.ts';
import { labels } from './words.ts';

/**
 * The whole report as one HTML page without scripts and without any request. Both languages are in
 * it.
 */
export function htmlReport(report: Report, language: Language): string {
  const { conclusion, contract, target, tool, format } = report;
  return page({
    language,
    tool,
    format,
    title: `${inBoth(conclusion.word)} · ${contract.title[language]} · ${target.url}`,
    style: baseStyle + screenStyle + evidenceStyle + printStyle,
    contents: contents(report),
    main: html`${verdictScreen(report)}
${profileScreen(report)}
${clauseScreen(report)}
${findingScreen(report)}
${leftBehindScreen(report)}
${detailScreen(report)}
${checkList(report)}`,
  });
}

function contents(report: Report): Markup {
  return html`<a href="#verdict">${both({ zh: '结论', en: 'Verdict' })}</a>
<a href="#profile">${both({ zh: '画像', en: 'Profile' })}</a>
<a href="#clauses">${both({ zh: '条款', en: 'Clauses' })}</a>
<a href="#findings">${both(labels.findings)}</a>
${detailed(report).length > 0 && html`<a href="#details">${both({ zh: '明细', en: 'Details' })}</a>`}
<a href="#checks">${both({ zh: '检查', en: 'Checks' })}</a>`;
}
