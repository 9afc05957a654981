import type { ConclusionKind } from '../words.ts';
import { html, type Markup } from './markup.ts';

const characters: Readonly<Record<ConclusionKind, readonly [string, string]>> = {
  conforming: ['符', '合'],
  advised: ['符', '合'],
  failed: ['不', '符'],
  unfinished: ['未', '完'],
};

/** The stamp beside the verdict: an ornament, hidden from readers of the screen. */
export function seal(kind: ConclusionKind): Markup {
  const [upper, lower] = characters[kind];
  return html`<svg class="seal" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
<g transform="rotate(-5 60 60)">
<rect x="8" y="8" width="104" height="104" rx="13" class="edge"/>
<rect x="14.5" y="14.5" width="91" height="91" rx="8" class="inner"/>
<text x="60" y="53" text-anchor="middle" lang="zh" class="always">${upper}</text>
<text x="60" y="96" text-anchor="middle" lang="zh" class="always">${lower}</text>
</g></svg>`;
}
