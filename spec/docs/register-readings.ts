import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ContractId } from '../../generated/requirements.ts';
import type { Language, Text } from '../language.ts';
import { html, type Markup, prose } from './markup.ts';

/** How one unclear place of a source document is understood. */
export interface Reading {
  /** Where the place is; absent where it is the document as a whole. */
  readonly clause?: string;
  readonly problem: Text;
  readonly reading: Text;
  /** What an endpoint may do instead and still conform. */
  readonly tolerated?: Text;
}

/** The readings of a contract's source by their ids, from `spec/readings/`. */
export const readingsOf = (contract: ContractId): Readonly<Record<string, Reading>> =>
  parse(readFileSync(new URL(`../readings/${contract}.yaml`, import.meta.url), 'utf8'));

/** The last chapter of the register's page: each reading, with an anchor for its id. */
export const readingsChapter = (
  readings: Readonly<Record<string, Reading>>,
  language: Language,
): Markup => html`<section id="readings"><h2>${words.title[language]}</h2>
<p>${words.lead[language]}</p>
${Object.entries(readings).map(([id, one]) => entry(id, one, language))}</section>`;

/** Links to readings on the same page. */
export const readingLinks = (ids: readonly string[], language: Language): Markup =>
  html`<p class="places">${words.links[language]}${ids.map(anchorLink)}</p>`;

const entry = (id: string, one: Reading, language: Language): Markup => html`<article id="${id}">
<h3>${anchorLink(id)}</h3>
<div><p class="reason">${one.clause ? html`<span class="clause">${one.clause}</span>` : ''}
${linked(one.problem[language])}</p>
<p>${linked(one.reading[language])}</p>
${one.tolerated ? html`<p>${words.tolerated[language]}${linked(one.tolerated[language])}</p>` : ''}
</div></article>`;

const anchorLink = (id: string): Markup => html`<a href="#${id}">${id}</a>`;

/** A text of ours in which the id of another reading leads there. */
const linked = (text: string): Markup => ({
  markup: prose(text).markup.replace(/[A-Z]{2}-A\d+/g, (id) => anchorLink(id).markup),
});

const words = {
  title: { zh: '解读', en: 'Interpretations' },
  lead: {
    zh: '原文自相矛盾、没有写明或印错之处，这里逐一说明问题、我们的解读，以及对方系统可以怎样不同而仍算符合。',
    en: `Where the source contradicts itself, is silent or misprinted: the problem, how we interpret
it, and what an endpoint may do instead and still conform.`,
  },
  links: { zh: '解读：', en: 'Interpretations: ' },
  tolerated: { zh: '可容忍：', en: 'Tolerated: ' },
} as const satisfies Record<string, Text>;
