import { readFileSync } from 'node:fs';
import type { Language } from '../language.ts';
import { html, type Markup } from './markup.ts';

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A whole HTML page in one file: no script from elsewhere, no web font, light and dark. */
export const pageShell = (
  { language, title }: { readonly language: Language; readonly title: string },
  body: Markup,
): string => `<!DOCTYPE html>
${
  html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${{ markup: `<style>${style}</style>` }}
</head>
<body>
${body}
</body>
</html>`.markup
}
`;
