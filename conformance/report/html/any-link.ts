import { cited } from '../findings.ts';
import type { Report } from '../report.ts';
import { checkLink, requirementLink } from './anchors.ts';
import { html, type Markup } from './markup.ts';

/** A link to the check or the requirement of this id; as text where this report has neither. */
export function anyLink(id: string, report: Report): Markup {
  if (report.results.some((check) => check.id === id)) return checkLink(id);
  return cited(report).has(id) ? requirementLink(id) : html`<span class="id">${id}</span>`;
}
