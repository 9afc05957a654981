import type { Language } from '../../../spec/language.ts';
import type { Report } from '../report.ts';
import { markSymbols } from './marks.ts';
import { constant, html, type Markup, markupOf } from './markup.ts';

/** Nothing may be loaded and nothing may run; only the page's own stylesheet applies. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface Page {
  /** The language that is shown until the reader chooses. */
  readonly language: Language;
  readonly tool: Report['tool'];
  readonly format: string;
  readonly title: string;
  readonly style: string;
  /** Links for the top of the page. */
  readonly contents: Markup;
  readonly main: Markup;
}

/** A page without scripts and without any request; two radio buttons let its stylesheet choose. */
export function page({ language, tool, format, title, style, contents, main }: Page): string {
  return markupOf(html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${constant(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<title>${title}</title>
<style>${constant(style)}</style>
</head>
<body>
<main>
${switches(language)}
${markSymbols}
${banner(contents)}
<div class="page">
${main}
</div>
</main>
<footer>${tool.name} ${tool.version} ·
<span class="code">${format}</span></footer>
</body>
</html>
`);
}

/**
 * The radio buttons stand first, so that plain sibling selectors reach the whole page; in `main`,
 * because whoever goes from landmark to landmark would miss what stands in none.
 */
function switches(language: Language): Markup {
  const radio = (value: Language, name: string): Markup =>
    html`<input type="radio" name="language" class="switch" id="show-${value}"
 aria-label="${name}"${value === language && html` checked`}>`;
  return html`${radio('zh', '中文')}${radio('en', 'English')}`;
}

const banner = (contents: Markup): Markup => html`<div class="banner">
<nav aria-label="目录 / Contents">
${contents}
</nav>
<p class="languages"><label for="show-zh">中文</label><label for="show-en">English</label></p>
</div>`;
