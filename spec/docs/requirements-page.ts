import type { ContractId } from '../../generated/requirements.ts';
import { clauseNumber } from '../clause-number.ts';
import type { Language, Text } from '../language.ts';
import { contractPage, requirementsPage } from './links.ts';
import { html, type Markup, prose } from './markup.ts';
import { pageShell } from './page-shell.ts';
import type { Register, Requirement } from './register.ts';
import { readingLinks, readingsChapter, readingsOf } from './register-readings.ts';
import { kinds, strengths, testabilities } from './register-words.ts';

/** The register and the readings of one contract as a page, with an anchor for each id. */
export function requirementsDocument(
  contract: ContractId,
  register: Register,
  places: ReadonlyMap<string, readonly string[]>,
  language: Language,
): string {
  const requirements = Object.entries(register.requirements);
  const chapters = register.chapters.map(({ clause, title }) => {
    const rows = requirements.filter(([, one]) => one.clause === clause);
    const number = clauseNumber(clause);
    return html`<section><h2><span class="clause">${number}</span> ${title[language]}</h2>
${rows.map(([id, one]) => entry(id, one, places.get(id) ?? [], language))}</section>`;
  });
  const name = words.title[language];
  const other = language === 'zh' ? 'en' : 'zh';
  return pageShell(
    { language, title: `${name} · ${register.title[language]}` },
    html`<header>
<p class="crumbs"><a href="index.html">${words.index[language]}</a>
<a href="${contractPage(contract, language)}">${words.contract[language]}</a>
<a href="${requirementsPage(contract, other)}" hreflang="${other}">${words.other[language]}</a></p>
<h1>${name}</h1><p class="lead">${register.title[language]}</p>
<p>${words.lead[language]}</p><p><a href="#readings">${words.readings[language]}</a></p></header>
<main class="register">${chapters}
${readingsChapter(readingsOf(contract), language)}</main>`,
  );
}

const entry = (
  id: string,
  one: Requirement,
  places: readonly string[],
  language: Language,
): Markup => html`<article id="${id}">
<h3><a href="#${id}">${id}</a></h3>
<div><p>${prose(one[language])}</p>
<p class="tags"><span>${strengths[one.strength]?.[language] ?? one.strength}</span>
<span>${kinds[one.kind]?.[language] ?? one.kind}</span>
<span class="${one.testability.includes('black-box') ? 'proved' : 'unproved'}">${
  testabilities[one.testability]?.[language] ?? one.testability
}</span></p>
${one.reason ? html`<p class="reason">${prose(one.reason[language])}</p>` : ''}
${one.readings.length > 0 ? readingLinks(one.readings, language) : ''}
${places.length > 0 ? citedIn(places, language) : ''}
</div></article>`;

const citedIn = (places: readonly string[], language: Language): Markup =>
  html`<p class="places">${words.places[language]}${places.map(place)}</p>`;

const place = (name: string): Markup => html`<code>${name}</code>`;

const words = {
  title: { zh: '要求登记表', en: 'Register of requirements' },
  index: { zh: '目录', en: 'Index' },
  contract: { zh: '接口文档', en: 'Interface' },
  other: { zh: 'English', en: '中文' },
  readings: {
    zh: '解读：原文不清之处如何理解',
    en: 'Interpretations: how unclear places are understood',
  },
  places: { zh: '写入契约：', en: 'In the contract: ' },
  lead: {
    zh: '原文（契约所依据的规范文件）的每一条要求各有编号，用我们自己的话重述；契约、参考服务器和评测都引用这里的编号。无法从外部检验的，写明原因。',
    en: `Every requirement of the source, the official document behind the contract, has an id and
is restated here in our own words; contract, reference server and judge all cite these ids. Where
no request from outside can prove a requirement, the reason is given.`,
  },
} as const satisfies Record<string, Text>;
