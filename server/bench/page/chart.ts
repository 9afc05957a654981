import { inBoth, type Text } from '../../../spec/language.ts';
import type { Figures } from '../figures.ts';
import { engineNames } from '../shared-engines.ts';

/** Bars that are compared with each other; each group has a scale of its own. */
export interface Group {
  readonly title: Text;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: Text;
  readonly value: number;
  /** Whether it is the reference server. */
  readonly isOurs: boolean;
}

/** Requests a second: by engine and number of processes, and beside other programs. */
export const groupsOf = ({ engines = [], bouts = [] }: Figures): readonly Group[] => [
  ...bouts
    .filter(({ rows }) => rows.length > 1)
    .map(({ title, rows }) => ({
      title,
      bars: rows.map(({ id, name, perSecond }) => ({
        ...{ name, value: perSecond, isOurs: id === 'reference' },
      })),
    })),
  ...engines.map(({ title, rows }) => ({
    title,
    bars: rows.map(({ engine, processes, perSecond }) => ({
      name: {
        zh: `${engineNames[engine].zh}，${processes} 个进程`,
        en: `${engineNames[engine].en}, processes: ${processes}`,
      },
      value: perSecond,
      isOurs: true,
    })),
  })),
];

const size = { width: 860, barStart: 40, barMost: 640, head: 34, bar: 42, margin: 16 };

/** The chart as a picture that needs nothing else, light or dark as its reader has it. */
export function chart(groups: readonly Group[]): string {
  let y = size.margin;
  const parts: string[] = [];
  for (const group of groups) {
    parts.push(...drawn(group, y));
    y += size.head + group.bars.length * size.bar + size.margin;
  }
  const title = '每秒请求数 / requests per second';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${y}" role="img"`,
    `  aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  'text{font:14px system-ui,sans-serif;fill:#1f2328}',
  '.title{font-weight:600;font-size:16px}',
  '.ours{fill:#0969da}.other{fill:#8c959f}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#4493f8}.other{fill:#6e7681}}',
].join('');

/** A name above each bar, in both languages, and the number behind it. */
function drawn({ title, bars }: Group, top: number): readonly string[] {
  const most = Math.max(...bars.map(({ value }) => value));
  const { barStart, barMost, head, bar: height } = size;
  return [
    `<text class="title" x="16" y="${top + 20}">${escaped(inBoth(title))}</text>`,
    ...bars.flatMap(({ name, value, isOurs }, index) => {
      const y = top + head + index * height;
      const width = Math.max(1, Math.round((value / most) * barMost));
      const kind = isOurs ? 'ours' : 'other';
      return [
        `<text x="${barStart}" y="${y + 14}">${escaped(inBoth(name))}</text>`,
        `<rect class="${kind}" x="${barStart}" y="${y + 20}" width="${width}" height="14" rx="2"/>`,
        `<text x="${barStart + width + 8}" y="${y + 32}">${Math.round(value)}</text>`,
      ];
    }),
  ];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
