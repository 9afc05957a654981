import { clauseNumber } from '../../../spec/clause-number.ts';
import { cited } from '../findings.ts';
import type { Report, ReportChapter, ReportRequirement } from '../report.ts';
import { type Outcome, outcomeWords, registerWord } from '../words.ts';
import { requirementAnchor } from './anchors.ts';
import { checkLinks } from './check-links.ts';
import { mark, shape } from './marks.ts';
import { both, html, inAttribute, type Markup } from './markup.ts';

const outcomeOf = ({ verdict }: ReportRequirement): Outcome => verdict ?? 'unreached';

/** Screen 3: every requirement in the order of the source document, reached or not. */
export function clauseScreen(report: Report): Markup {
  return html`<section id="clauses">
<h2>${both({ zh: '条款对照', en: 'Clause by clause' })}</h2>
<p class="lead">${both({
    zh: `${cited(report).size} 条要求，按源文件的章条顺序。没有检查触及的，写明原因。`,
    en: `${cited(report).size} requirements in the order of the source document, each with its
 proof, or with the reason why no check reaches it.`,
  })}</p>
<ul class="map">${report.chapters.map(strip)}</ul>
${report.chapters.map((chapter) => table(chapter, report))}
</section>`;
}

/** One line of the overview: a mark for each requirement of the clause. */
function strip({ clause, title, requirements }: ReportChapter): Markup {
  const cells = requirements.map((requirement) => {
    const says = `${requirement.id} · ${inAttribute(outcomeWords[outcomeOf(requirement)])}`;
    return html`<a href="#${requirementAnchor(requirement.id)}" title="${says}"
 aria-label="${says}">${shape(outcomeOf(requirement))}</a>`;
  });
  return html`<li><span class="clause">${clauseNumber(clause)}</span>
<span class="name">${both(title)}</span><span class="cells">${cells}</span></li>`;
}

function table(chapter: ReportChapter, report: Report): Markup {
  const number = clauseNumber(chapter.clause);
  return html`<h3><span class="clause">${number}</span> ${both(chapter.title)}</h3>
<table class="matrix">
<thead><tr>
<th scope="col">${both({ zh: '编号', en: 'Id' })}</th>
<th scope="col">${both({ zh: '要求', en: 'Requirement' })}</th>
<th scope="col">${both({ zh: '判定', en: 'Verdict' })}</th>
<th scope="col">${both({ zh: '依据', en: 'Proof' })}</th>
</tr></thead>
<tbody>${chapter.requirements.map((requirement) => row(requirement, report))}</tbody>
</table>`;
}

function row(requirement: ReportRequirement, report: Report): Markup {
  const { id, says, strength, testability, reason } = requirement;
  return html`<tr id="${requirementAnchor(id)}">
<th scope="row" class="id">${id}</th>
<td class="says">${both(says)}
<small>${both(registerWord(strength))} · ${both(registerWord(testability))}</small></td>
<td class="outcome">${mark(outcomeOf(requirement))}</td>
<td class="proof">${checkLinks(requirement.checks, report)}${reason && html`<p>${both(reason)}</p>`}</td>
</tr>`;
}
