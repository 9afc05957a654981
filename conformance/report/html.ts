import type { Language } from '../../spec/language.ts';
import { inBoth } from '../../spec/language.ts';
import { checkList } from './html/check-list.ts';
import { clauseScreen } from './html/clause-screen.ts';
import { detailed, detailScreen } from './html/detail-screen.ts';
import { findingScreen } from './html/finding-screen.ts';
import { leftBehindScreen } from './html/left-behind-screen.ts';
import { markSymbols } from './html/marks.ts';
import { both, constant, html, type Markup, markupOf } from './html/markup.ts';
import { profileScreen } from './html/profile-screen.ts';
import { baseStyle } from './html/style-base.ts';
import { evidenceStyle } from './html/style-evidence.ts';
import { printStyle } from './html/style-print.ts';
import { screenStyle } from './html/style-screens.ts';
import { verdictScreen } from './html/verdict-screen.ts';
import type { Report } from './report.ts';
import { labels } from './words.ts';

/** Nothing may be loaded and nothing may run; only the page's own stylesheet applies. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The whole report as one HTML page without scripts and without any request. Both languages are in
 * it; two radio buttons before everything else let the stylesheet choose.
 */
export function htmlReport(report: Report, language: Language): string {
  const style = baseStyle + screenStyle + evidenceStyle + printStyle;
  const title = `${inBoth(report.conclusion.word)} · ${report.contract.title[language]}`;
  return markupOf(html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${constant(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${report.tool.name} ${report.tool.version}">
<title>${title} · ${report.target.url}</title>
<style>${constant(style)}</style>
</head>
<body>
${switches(language)}
${markSymbols}
${banner(report)}
<main id="main">
${verdictScreen(report)}
${profileScreen(report)}
${clauseScreen(report)}
${findingScreen(report)}
${leftBehindScreen(report)}
${detailScreen(report)}
${checkList(report)}
</main>
<footer>${report.tool.name} ${report.tool.version} ·
<span class="code">${report.format}</span></footer>
</body>
</html>
`);
}

/** The radio buttons stand first, so that plain sibling selectors reach the whole page. */
function switches(language: Language): Markup {
  const radio = (value: Language, name: string): Markup =>
    html`<input type="radio" name="language" class="switch" id="show-${value}"
 aria-label="${name}"${value === language && html` checked`}>`;
  return html`${radio('zh', '中文')}${radio('en', 'English')}`;
}

function banner(report: Report): Markup {
  return html`<header class="banner">
<nav aria-label="目录 / Contents">
<a href="#verdict">${both({ zh: '结论', en: 'Verdict' })}</a>
<a href="#profile">${both({ zh: '画像', en: 'Profile' })}</a>
<a href="#clauses">${both({ zh: '条款', en: 'Clauses' })}</a>
<a href="#findings">${both(labels.findings)}</a>
${detailed(report).length > 0 && html`<a href="#details">${both({ zh: '明细', en: 'Details' })}</a>`}
<a href="#checks">${both({ zh: '检查', en: 'Checks' })}</a>
</nav>
<p class="languages"><label for="show-zh">中文</label><label for="show-en">English</label></p>
</header>`;
}
