import type { Report } from '../report.ts';
import { verdicts } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** Units between two bars, of the thousand that the whole is wide. */
const GAP = 4;

/**
 * The counts drawn: one bar per verdict that occurs, as wide as its share. `full` is the number of
 * checks that fills the whole width, where several drawings stand below each other.
 */
export function countBar(counts: Report['counts'], full = checksOf(counts)): Markup {
  const present = verdicts.toReversed().filter((verdict) => counts[verdict] > 0);
  const total = Math.max(checksOf(counts), 1);
  const room = (1000 * total) / Math.max(full, total) - GAP * (present.length - 1);
  let left = 0;
  const bars = present.map((verdict) => {
    const width = (room * counts[verdict]) / total;
    const x = left;
    left += width + GAP;
    return html`<rect class="${verdict}" height="14" x="${x.toFixed(1)}"
 width="${width.toFixed(1)}"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none"
 aria-hidden="true">${bars}</svg>`;
}

/** How many checks the counts are about. */
export const checksOf = (counts: Report['counts']): number =>
  verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
