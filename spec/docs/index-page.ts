import type { ContractId } from '../../generated/requirements.ts';
import type { OpenApiDocument, ResultCode } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { comparison } from './comparison.ts';
import { contractPage, requirementsPage } from './links.ts';
import { bilingual, html, type Markup, prose } from './markup.ts';
import { pageShell } from './page-shell.ts';
import { messageBeside, raisedBy, resultCodeColumns, resultCodesTitles } from './result-codes.ts';
import { toolCards } from './tool-cards.ts';

/** One contract as the index shows it: the bundle in each language. */
export interface Entry {
  readonly id: ContractId;
  readonly documents: Readonly<Record<Language, OpenApiDocument>>;
}

/** The first page: both languages in one file, one shown at a time where scripts run. */
export const indexDocument = (entries: readonly Entry[]): string =>
  pageShell(
    { language: 'zh', title: '契约 Qiyue' },
    html`<header><div class="bar"><span class="seal">契约 Qiyue</span>
<button type="button" id="switch" hidden></button></div>
${bilingual((said) => html`<h1>${said}</h1>`, words.title)}
${bilingual((said) => html`<p class="lead">${said}</p>`, words.lead)}
${bilingual((said) => html`<p class="lead">${said}</p>`, words.scope)}
<nav class="crumbs">${entries.map(jump)}
<a href="#tools">${bilingual((said) => html`${said}`, words.tools)}</a></nav></header>
<main>${entries.map(contract)}
<section id="tools">${heading(words.tools)}
<div class="cards">${toolCards(entries.map(({ id }) => id))}</div>
${heading(words.comparison)}
<div lang="zh-CN">${comparison('zh')}</div>
<div lang="en">${comparison('en')}</div></section></main>
${{ markup: `<script>${languageSwitch}</script>` }}`,
  );

const jump = (entry: Entry): Markup =>
  html`<a href="#${entry.id}">${bilingual((said) => html`${said}`, titleOf(entry))}</a>`;

const titleOf = ({ documents: { zh, en } }: Entry): Text => ({
  zh: zh.info.title,
  en: en.info.title,
});

const heading = (text: Text): Markup => bilingual((said) => html`<h2>${said}</h2>`, text);

const contract = (entry: Entry): Markup => {
  const { id, documents } = entry;
  return html`<section id="${id}">
${heading(titleOf(entry))}
${bilingual((said) => html`<p>${said}</p>`, { zh: documents.zh.info.summary, en: documents.en.info.summary })}
<div class="cards">
${links({ zh: '接口文档', en: 'Interface' }, (language) => contractPage(id, language))}
${links({ zh: '要求登记表', en: 'Requirements' }, (language) => requirementsPage(id, language))}
</div>
${heading(resultCodesTitles[id])}
<div lang="zh-CN">${resultCodes(entry, 'zh')}</div>
<div lang="en">${resultCodes(entry, 'en')}</div></section>`;
};

const links = (name: Text, page: (language: Language) => string): Markup => html`<div class="card">
${bilingual((said) => html`<h3>${said}</h3>`, name)}
<p class="crumbs"><a href="${page('zh')}">中文</a> <a href="${page('en')}">English</a></p></div>`;

const resultCodes = ({ id, documents }: Entry, language: Language): Markup => html`<table>
<thead><tr>${resultCodeColumns.map((column) => html`<th>${column[language]}</th>`)}</tr></thead>
<tbody>${documents[language]['x-result-codes'].map((code) => row(code, id, language))}</tbody>
</table>`;

const row = (code: ResultCode, id: string, language: Language): Markup => html`<tr>
<td><code>${code.code}</code></td>
<td><strong>${code.title}</strong> <span class="wire">${messageBeside(code)}</span><br>
${prose(code.description)}${raised(code['x-fields'] ?? [], language)}</td>
<td>${prose(code['x-remedy'])}<br>
${code['x-clause'].map((clause) => clauseLink(requirementsPage(id, language), clause))}</td></tr>`;

const raised = (names: readonly string[], language: Language): Markup =>
  names.length === 0
    ? html``
    : html`<br><span class="raised">${raisedBy[language]}${names.map(
        (name) => html`<code>${name}</code>`,
      )}</span>`;

const clauseLink = (page: string, clause: string): Markup =>
  html`<a href="${page}#${clause}">${clause}</a>`;

const words = {
  title: { zh: '接口契约', en: 'Interface contracts' },
  lead: {
    zh: '信用数据交换接口的机器可读契约：文档、类型、校验器、模拟服务和评测都出自同一份文件。本页及各页断网也能打开。',
    en: `Machine-readable contracts for China's credit-data interfaces: docs, types, validators,
mock and judge all come from one document. Every page here opens without a network.`,
  },
  scope: {
    zh: '契约写给调用这些平台的应用的开发者，也写给平台的建设者和验收者：一次调用怎样进行，有哪些要求，失败时会怎样。',
    en: `A contract is for those who call a platform, and for those who build one or accept it: how
a call works, what is required of it, and what a failure looks like.`,
  },
  tools: { zh: '动手试试', en: 'Try it' },
  comparison: {
    zh: '模拟服务与参考服务器的差别',
    en: 'What the mocks cannot do and the reference server can',
  },
} as const satisfies Record<string, Text>;

const languageSwitch = `
const root = document.documentElement;
const button = document.getElementById('switch');
const show = (language) => {
  root.dataset.shown = language;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  button.textContent = language === 'zh' ? 'English' : '中文';
};
show(navigator.language.startsWith('zh') ? 'zh' : 'en');
button.hidden = false;
button.addEventListener('click', () => show(root.dataset.shown === 'zh' ? 'en' : 'zh'));
`;
