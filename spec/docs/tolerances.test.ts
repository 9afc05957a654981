import { describe, expect, it } from 'vitest';
import { bundleOf, contractIds } from '../bundles.ts';
import { dereference } from '../dereference.ts';
import { tolerancesChapter } from './tolerances.ts';

const chapterOf = (id: (typeof contractIds)[number]) =>
  tolerancesChapter(dereference(bundleOf(id, 'en')), id, 'en');

describe('the chapter of tolerances', () => {
  it.each(contractIds)('lists each of %s once', (id) => {
    const items = chapterOf(id)
      .split('\n')
      .filter((line) => line.startsWith('- '));

    expect(items.length).toBeGreaterThan(4);
    expect(new Set(items).size).toBe(items.length);
  });

  it('has replies and no requests, each with the reading that it rests on', () => {
    const chapter = chapterOf('neimenggu');

    expect(chapter).toContain(
      '- acceptid is a number ([NM-A34](neimenggu.requirements.en.html#NM-A34))',
    );
    expect(chapter).not.toContain('NM-A28');
  });
});
