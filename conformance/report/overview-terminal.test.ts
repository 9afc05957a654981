import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { columns } from '../../spec/command-line.ts';
import type { Overview } from './overview.ts';
import { overviewTerminal } from './overview-terminal.ts';
import { conforming, overviewSample, wholeOverview } from './sample/overview.ts';

const plain = (overview: Overview, language: 'zh' | 'en' = 'en'): string =>
  overviewTerminal(overview, { language, colour: false, folder: 'reports' });

it.each(['en', 'zh'] as const)('reads like this (%s)', (language) => {
  expect(plain(wholeOverview, language)).toMatchSnapshot();
});

it.each(['en', 'zh'] as const)('has its numbers under their headings (%s)', (language) => {
  const lines = plain(wholeOverview, language).split('\n');
  const [head = ''] = lines;

  const numbers = lines.filter((line) => /\) .* (\d+\.\d\d|–)$/.test(line));

  expect(numbers).toHaveLength(wholeOverview.entries.length);
  expect(new Set(numbers.map(columns))).toEqual(new Set([columns(head)]));
});

it('ends with the verdict on all in both languages', () => {
  expect(plain(wholeOverview).trimEnd().split('\n').at(-1)).toBe('不符合 (not conforming)');
  expect(plain(overviewSample(conforming), 'zh').trimEnd().split('\n').at(-1)).toBe(
    '符合 (conforming)',
  );
});

it('says where each report is', () => {
  expect(plain(wholeOverview)).toContain(`→ ${join('reports', 'neimenggu', 'report.html')}`);
});

it('uses colours only when asked, and says the same with them', () => {
  const coloured = overviewTerminal(wholeOverview, {
    language: 'en',
    colour: true,
    folder: 'reports',
  });

  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(plain(wholeOverview));
});

it('lets no address steer the terminal', () => {
  const entries = wholeOverview.entries.map((entry) => ({
    ...entry,
    target: { url: 'http://a/\u001b[2J', name: '' },
  }));

  expect(plain({ ...wholeOverview, entries })).toContain('http://a/␛[2J');
});
