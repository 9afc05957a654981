import { describe, expect, it } from 'vitest';
import { registers } from '../../generated/requirements.ts';
import { requirementsDocument } from './requirements-page.ts';

describe.each(['zh', 'en'] as const)('the %s page of requirements', (language) => {
  const page = requirementsDocument('wuhan', registers.wuhan, new Map(), language);

  it('shows each reading under its anchor', () => {
    expect(page).toMatch(/<section id="readings">.*<article id="WH-A07">.*1433.*<\/section>/s);
  });

  it('links a requirement to its readings, and leads each link within it somewhere', () => {
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);

    expect(targets).toContain('WH-A07');
    expect(targets.filter((target) => !anchors.has(target))).toEqual([]);
  });

  it('names clauses by their numbers alone', () => {
    const clauses = [...page.matchAll(/<h2><span class="clause">([^<]*)</g)].map(([, it]) => it);

    expect(clauses).toContain('5.4');
    expect(clauses.filter((clause) => !/^(A\.)?\d+(\.\d+)*$/.test(String(clause)))).toEqual([]);
  });
});
