import type { Text } from '../../../spec/language.ts';
import type { Exchange } from '../../result.ts';
import { jsonLines } from '../json-lines.ts';
import { labels } from '../words.ts';
import { both, html, inAttribute, type Markup, verbatim } from './markup.ts';

/** Bodies are cut here; report.json has them whole. */
const LONGEST = 8_192;

const noBody: Text = { zh: '（没有正文）', en: '(no body)' };

/** One request and its reply with the command that repeats it. */
export function exchangeMarkup(exchange: Exchange): Markup {
  const { request, reply, failure, curl } = exchange;
  const status: Text = reply
    ? {
        zh: `HTTP ${reply.status}，${time(exchange)}`,
        en: `HTTP ${reply.status}, ${time(exchange)}`,
      }
    : { zh: `没有应答，${time(exchange)}`, en: `no reply, ${time(exchange)}` };
  return html`<div class="exchange">
<div class="side"><h4>${both({ zh: '请求', en: 'Request' })}</h4>
<p class="code first">${request.method} ${request.url}</p>
${headers(request.headers)}${body(request.body, { zh: '请求正文', en: 'Request body' })}</div>
<div class="side"><h4>${both({ zh: '应答', en: 'Reply' })}</h4>
<p class="code first">${both(status)}</p>
${failure && html`<p class="error">${both(failure)}</p>`}
${reply && [headers(reply.headers), body(reply.body, { zh: '应答正文', en: 'Reply body' })]}</div>
<div class="whole"><h4>${both(labels.reproduce)} <small>${both({
    zh: '点一下全选；机密取自环境变量，不在报告里',
    en: 'click selects all; secrets come from variables and are not in the report',
  })}</small></h4>
<pre class="copy" tabindex="0" role="group" aria-label="curl">${verbatim(curl)}</pre></div>
</div>`;
}

/** One line for an exchange whose content is not repeated in the page. */
export const exchangeLine = ({ request, reply, failure, ...rest }: Exchange): Markup =>
  html`<span class="code">${request.method} ${request.url}</span> → ${
    reply ? `HTTP ${reply.status}` : failure && both(failure)
  } <span class="quiet">${time(rest)}</span>`;

const time = ({ duration }: Pick<Exchange, 'duration'>): string =>
  duration < 1000 ? `${duration.toFixed(1)} ms` : `${(duration / 1000).toFixed(2)} s`;

const headers = (all: Exchange['request']['headers']): Markup =>
  html`<dl class="headers">${all.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;

function body(text: string | null, label: Text): Markup {
  if (text === null || text === '') return html`<p class="quiet">${both(noBody)}</p>`;
  const short = text.slice(0, LONGEST);
  const lines = short === text ? jsonLines(text) : null;
  const cut = {
    zh: `共 ${text.length} 字符，此处截断；全文见 report.json`,
    en: `cut here of ${text.length} characters; report.json has it whole`,
  };
  return html`<pre tabindex="0" role="group" aria-label="${inAttribute(label)}">${
    lines?.map((line) => `${line.text}\n`).join('') ?? short
  }</pre>${short !== text && html`<p class="quiet">${both(cut)}</p>`}`;
}
