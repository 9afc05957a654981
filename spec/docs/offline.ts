import type { Language } from '../language.ts';
import { chineseLabels, fixedLabels, typeLabels } from './labels.ts';

/**
 * The page that Redoc wrote, made fit for a closed network and for its language: nothing is asked
 * of a CDN, and the Chinese page has Chinese labels. Throws when a new Redoc has other code there.
 */
export function offline(page: string, language: Language): string {
  const cut = copyable(page.replaceAll(remoteLogo, localLogo).replaceAll(telemetry, ''));
  const tongue = language === 'zh' ? 'zh-CN' : 'en';
  const styled = replaced(cut, '</head>', `${ownStyle}</head>`);
  const named = replaced(styled, '<html lang="en">', `<html lang="${tongue}">`);
  return language === 'zh' ? chinese(named) : named;
}

/**
 * Redoc writes a zero-width blank behind the dot in the name of a nested field, where a line may
 * break; whoever copies the name copies the blank.
 */
const copyable = (page: string): string =>
  page.replaceAll('`.`,`\u200B`', '`.`').replaceAll('.\u200B', '.');

const remoteLogo = /https:\/\/cdn\.redoc\.ly\/[\w./-]*/g;
const telemetry = /https:\/\/otel\.cloud\.redocly\.com[\w./-]*/g;

const localLogo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="12">' +
    '<text y="10" font-family="sans-serif" font-size="11" fill="#36c">Redoc</text></svg>',
)}`;

/**
 * Redoc forbids line breaks inside Chinese in tables, which then run out of their column, and cuts
 * off long lines of code. On a phone the cells of a row stand one below the other.
 */
const ownStyle = `<style>
  .md-table-wrapper :is(th, td) { word-break: normal; overflow-wrap: anywhere; min-width: 5em; }
  .md-table-wrapper td:nth-child(n + 2) { min-width: 10em; }
  .md-table-wrapper code { white-space: nowrap; }
  pre[data-language] { white-space: pre-wrap !important; overflow-wrap: anywhere; }
  @media (max-width: 50rem) {
    .md-table-wrapper :is(table, tbody, tr, td) { display: block; width: auto; }
    .md-table-wrapper td { border: 0 !important; padding-block: .2em; }
    .md-table-wrapper tr { padding-block: .6em; }
    .md-table-wrapper thead { display: none !important; }
  }
  @page { size: A4; margin: 16mm 14mm; }
</style>`;

/** Redoc's open edition has a hook for translation that only ever gives the English back. */
const translation = 'translate:(e,t)=>(typeof t==`string`?t:t?.defaultValue)||e||``';

/** Redoc joins the parts of the line that says the type of a field without asking that hook. */
const typeLine = '.push(...o),s.join(`, `)}';

const tables = `globalThis.labels = ${JSON.stringify(chineseLabels)};
globalThis.typeLine = (line) => ${JSON.stringify(typeLabels)}.reduce(
  (text, [pattern, label]) => text.replace(new RegExp(pattern, 'g'), label), line);`;

function chinese(page: string): string {
  const lookup = 'translate:(e,t)=>{let d=(typeof t==`string`?t:t?.defaultValue)||e||``;';
  const hooked = replaced(page, translation, `${lookup}return globalThis.labels?.[d]??d}`);
  const typed = replaced(hooked, typeLine, `.push(...o),globalThis.typeLine(s.join(\`, \`))}`);
  const whole = replaced(unrendered(typed), '</head>', `<script>${tables}</script></head>`);
  return Object.entries(fixedLabels).reduce(
    (text, [english, label]) => text.replaceAll(`\`${english}\``, `\`${label}\``),
    whole,
  );
}

/**
 * Redoc renders the page beforehand, in English. Without that the browser renders it, in Chinese;
 * only the script that chooses light or dark before the first paint is kept.
 */
function unrendered(page: string): string {
  const whole = /<div id="redoc">.*?(?=<script type="module">)/s;
  const rendered = whole.exec(page)?.[0];
  if (rendered === undefined) throw new Error("Redoc's page no longer has a part made beforehand");
  const colours = /<script>.*?<\/script>/s.exec(rendered)?.[0] ?? '';
  return page.replace(rendered, () => `${colours}<div id="redoc"></div>`);
}

function replaced(page: string, old: string, now: string): string {
  if (!page.includes(old)) throw new Error(`Redoc's page no longer holds ${old}`);
  return page.replace(old, () => now);
}
