import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../figures.ts';
import { scalePage } from '../scale/page.ts';
import { chart, groupsOf } from './chart.ts';
import { performancePage } from './performance.ts';

/** Writes the numbers, both pages in both languages and the chart into a folder. */
export function writePages(folder: string, figures: Figures) {
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(folder, { recursive: true });
  put('performance.json', `${JSON.stringify(figures, null, 2)}\n`);
  put('performance.svg', chart(groupsOf(figures)));
  put('performance.md', performancePage(figures, 'en'));
  put('performance.zh-CN.md', performancePage(figures, 'zh'));
  writeScale(folder, figures);
}

/** The pages that are computed from the figures. */
export function writeScale(folder: string, figures: Figures) {
  writeFileSync(join(folder, 'scale.md'), scalePage(figures, 'en'));
  writeFileSync(join(folder, 'scale.zh-CN.md'), scalePage(figures, 'zh'));
}
