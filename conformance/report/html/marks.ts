import type { Severity } from '../../result.ts';
import { type Outcome, outcomeWords, severityWords } from '../words.ts';
import { both, constant, html, type Markup } from './markup.ts';

/** A shape of its own for each outcome, so that none is told by colour alone. */
const shapes: Readonly<Record<Outcome, string>> = {
  pass: '<circle cx="8" cy="8" r="7"/><path d="M4.6 8.3l2.3 2.4 4.5-5.2"/>',
  warn: '<path class="body" d="M8 1.4l7 12.8H1z"/><path d="M8 6v4M8 11.9v.4"/>',
  fail: `<path class="body" d="M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z"/>
<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>`,
  skipped: '<circle class="hollow" cx="8" cy="8" r="6.3"/><path class="thin" d="M5 8h6"/>',
  blocked:
    '<circle class="hollow" cx="8" cy="8" r="6.3"/><path class="thin" d="M3.8 12.2l8.4-8.4"/>',
  error: '<path class="body" d="M8 .7L15.3 8 8 15.3.7 8z"/><path d="M8 4.6v4M8 10.9v.4"/>',
  unreached: '<path class="hollow" stroke-dasharray="2.2 2" d="M2 2h12v12H2z"/>',
};

const symbol = ([outcome, shape]: readonly [string, string]): string =>
  `<symbol id="m-${outcome}" viewBox="0 0 16 16">${shape}</symbol>`;

/** The shapes, once per page. */
export const markSymbols: Markup = constant(
  `<svg class="symbols" aria-hidden="true">${Object.entries(shapes).map(symbol).join('')}</svg>`,
);

/** The shape of an outcome without its word; the word must stand near it. */
export const shape = (outcome: Outcome): Markup =>
  html`<svg class="mark ${outcome}" aria-hidden="true"><use href="#m-${outcome}"/></svg>`;

/** Shape and word of an outcome. */
export const mark = (outcome: Outcome): Markup =>
  html`<span class="verdict ${outcome}">${shape(outcome)} ${both(outcomeWords[outcome])}</span>`;

/** The word for how much a check weighs. */
export const weight = (severity: Severity): Markup =>
  html`<span class="tag ${severity}">${both(severityWords[severity])}</span>`;
