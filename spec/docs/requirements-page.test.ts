import { describe, expect, it } from 'vitest';
import { registers } from '../../generated/requirements.ts';
import { contractIds } from '../bundles.ts';
import { readingsOf } from './register-readings.ts';
import { requirementsDocument } from './requirements-page.ts';

const pages = contractIds.flatMap((id) =>
  (['zh', 'en'] as const).map((language) => [id, language] as const),
);

describe.each(pages)('the register of %s in %s', (id, language) => {
  const page = requirementsDocument(id, registers[id], new Map(), language);
  const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target);

  it('shows each reading under its anchor', () => {
    const chapter = page.slice(page.indexOf('<section id="readings">'));

    const shown = [...chapter.matchAll(/<article id="([^"]+)">/g)].map(([, reading]) => reading);

    expect(shown).toEqual(Object.keys(readingsOf(id)));
  });

  it('links a requirement to its readings, and leads each link within it somewhere', () => {
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => anchor));
    const readings = Object.values(registers[id].requirements).flatMap((one) => one.readings);

    expect(readings.filter((reading) => !targets.includes(reading))).toEqual([]);
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  });

  it('names clauses by their numbers alone', () => {
    const clauses = [...page.matchAll(/<h2><span class="clause">([^<]*)</g)].map(([, it]) => it);

    expect(clauses).toHaveLength(registers[id].chapters.length);
    expect(
      clauses.filter((clause) => !/^(A\.)?\d+(\.\d+)*(\([一二三]\))?$/.test(String(clause))),
    ).toEqual([]);
  });
});
