import type { Text } from '../../../spec/language.ts';
import type { Difference, Exchange } from '../../result.ts';
import { type JsonLine, jsonLines, lineOf } from '../json-lines.ts';
import { both, html, inAttribute, type Markup } from './markup.ts';

const label: Text = { zh: '应答正文', en: 'Reply body' };

/** Lines shown before and after the one that is marked. */
const AROUND = 5;

/** The part of the reply that a pointer leads to, its line marked, with a word under it. */
export function frame(exchange: Exchange | undefined, place: Difference['at'], note: Text) {
  const lines = exchange?.reply ? jsonLines(exchange.reply.body) : null;
  if (lines === null || place === null) return null;
  const { index, isExact } = lineOf(lines, place);
  const from = Math.max(0, index - AROUND);
  const shown = lines.slice(from, index + AROUND + 1);
  const name = place.slice(place.lastIndexOf('/') + 1);
  const missing = { zh: `此处没有 ${name}`, en: `${name} is not here` };
  return html`<figure class="frame">
<figcaption>${both(label)} <span class="code">${place || '/'}</span></figcaption>
<pre tabindex="0" role="group" aria-label="${inAttribute(label)}">${
    from > 0 && html`<i>⋯</i>\n`
  }${shown.map((line, offset) =>
    framed(line, from + offset + 1, from + offset === index ? (isExact ? note : missing) : null),
  )}${from + shown.length < lines.length && html`<i>⋯</i>`}</pre>
</figure>`;
}

/** One numbered line; the marked one carries a pointer sign and the note. */
function framed(line: JsonLine, number: number, note: Text | null): Markup {
  const digits = String(number).padStart(4);
  if (note === null) return html`<span class="line"><i>${digits}  </i>${line.text}\n</span>`;
  const depth = line.text.length - line.text.trimStart().length;
  const marked = html`<mark class="line"><i>${digits} ▸</i>${line.text}\n</mark>`;
  const under = html`<i>      </i>${' '.repeat(depth)}↑ ${both(note)}\n`;
  return html`${marked}<span class="note">${under}</span>`;
}
