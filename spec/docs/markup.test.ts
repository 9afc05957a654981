import { expect, it } from 'vitest';
import { html, prose } from './markup.ts';

it('escapes what is put into a template, but not markup', () => {
  const bold = html`<b>${'<1>'}</b>`;

  expect(html`<p title="${'"'}">${bold} ${2} & ${[bold, bold]}</p>`.markup).toBe(
    '<p title="&#34;"><b>&#60;1&#62;</b> 2 & <b>&#60;1&#62;</b>\n<b>&#60;1&#62;</b></p>',
  );
});

it('turns backquotes into code and escapes what is in them', () => {
  expect(prose('use `a<b`').markup).toBe('use <code>a&#60;b</code>');
});
