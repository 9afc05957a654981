import type { ContractId } from '../../generated/requirements.ts';
import type { OpenApiDocument, ResultCode } from '../document.ts';
import type { Language, Text } from '../language.ts';
import { contractPage, requirementsPage } from './links.ts';
import { html, type Markup, prose } from './markup.ts';
import { pageShell } from './page-shell.ts';
import { resultCodeColumns, resultCodesTitle } from './result-codes.ts';

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
${inBoth((said) => html`<h1>${said}</h1>`, words.title)}
${inBoth((said) => html`<p class="lead">${said}</p>`, words.lead)}
${inBoth((said) => html`<p class="lead">${said}</p>`, words.scope)}</header>
<main>${entries.map(contract)}
<section>${heading(words.tools)}<div class="cards">${commands.map(command)}</div></section></main>
${{ markup: `<script>${languageSwitch}</script>` }}`,
  );

const inBoth = (element: (text: string) => Markup, text: Text): Markup => html`
<div lang="zh-CN">${element(text.zh)}</div><div lang="en">${element(text.en)}</div>`;
const heading = (text: Text): Markup => inBoth((said) => html`<h2>${said}</h2>`, text);

const contract = (entry: Entry): Markup => {
  const { id, documents } = entry;
  return html`<section id="${id}">
${heading({ zh: documents.zh.info.title, en: documents.en.info.title })}
<div class="cards">
${links({ zh: '接口文档', en: 'Interface' }, (language) => contractPage(id, language))}
${links({ zh: '要求登记表', en: 'Requirements' }, (language) => requirementsPage(id, language))}
</div>
${heading(resultCodesTitle)}
<div lang="zh-CN">${resultCodes(entry, 'zh')}</div>
<div lang="en">${resultCodes(entry, 'en')}</div></section>`;
};

const links = (name: Text, page: (language: Language) => string): Markup => html`<div class="card">
${inBoth((said) => html`<h3>${said}</h3>`, name)}
<p class="crumbs"><a href="${page('zh')}">中文</a> <a href="${page('en')}">English</a></p></div>`;

const resultCodes = ({ id, documents }: Entry, language: Language): Markup => html`<table>
<thead><tr>${resultCodeColumns.map((column) => html`<th>${column[language]}</th>`)}</tr></thead>
<tbody>${documents[language]['x-result-codes'].map((code) => row(code, id, language))}</tbody>
</table>`;

const row = (code: ResultCode, id: string, language: Language): Markup => html`<tr>
<td><code>${code.code}</code></td>
<td><strong>${code.title}</strong> <span class="wire">${code.message}</span><br>
${prose(code.description)}</td>
<td>${prose(code['x-remedy'])}<br>
${code['x-clause'].map((clause) => clauseLink(requirementsPage(id, language), clause))}</td></tr>`;

const clauseLink = (page: string, clause: string): Markup =>
  html`<a href="${page}#${clause}">${clause}</a>`;

const command = ({ says, line }: { readonly says: Text; readonly line: string }): Markup =>
  html`<div class="card">${inBoth((said) => html`<h3>${said}</h3>`, says)}<pre>${line}</pre></div>`;

const commands = [
  {
    says: { zh: '启动模拟服务', en: 'Run the mock' },
    line: 'npx qiyue mock wuhan --port 4010',
  },
  {
    says: { zh: '为一次调用签名', en: 'Sign a call' },
    line: 'npx qiyue sign wuhan --passid demo-fast --token-env TOKEN --curl',
  },
  {
    says: { zh: '评测一个接口', en: 'Judge an endpoint' },
    line: 'npx qiyue check wuhan --target target.yaml',
  },
] as const satisfies readonly { readonly says: Text; readonly line: string }[];

const words = {
  title: { zh: '接口契约', en: 'Interface contracts' },
  lead: {
    zh: '信用数据交换接口的机器可读契约：文档、类型、校验器、模拟服务和评测都出自同一份文件。本页及各页断网也能打开。',
    en: `Machine-readable contracts for China's credit-data interfaces: docs, types, validators,
mock and judge all come from one document. Every page here opens without a network.`,
  },
  scope: {
    zh: '契约面向调用平台数据服务的应用及其开发者，规定调用的流程和要求。',
    en: `A contract is for those who call a platform's data services: it says how a call goes
and what is asked of it.`,
  },
  tools: { zh: '动手试试', en: 'Try it' },
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
