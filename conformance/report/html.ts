import type { Language } from '../../spec/language.ts';
import { inBoth } from '../../spec/language.ts';
import { both, html } from './html/markup.ts';
import { page } from './html/page.ts';
import { screensOf } from './html/screens.ts';
import { baseStyle } from './html/style-base.ts';
import { evidenceStyle } from './html/style-evidence.ts';
import { figureStyle } from './html/style-figures.ts';
import { printStyle } from './html/style-print.ts';
import { screenStyle } from './html/style-screens.ts';
import type { Report } from './report.ts';

/**
 * The whole report as one HTML page without scripts and without any request. Both languages are in
 * it. `again` is what a replay of a finding is to be told of the run.
 */
export function htmlReport(report: Report, language: Language, again = ''): string {
  const { conclusion, contract, target, tool, format } = report;
  const screens = screensOf(report, again);
  return page({
    language,
    tool,
    format,
    title: `${inBoth(conclusion.word)} · ${contract.title[language]} · ${target.url}`,
    style: baseStyle + screenStyle + evidenceStyle + figureStyle + printStyle,
    contents: html`${screens.map(({ id, name }) => html`<a href="#${id}">${both(name)}</a>\n`)}`,
    main: html`${screens.map(({ body }) => html`${body}\n`)}`,
  });
}
