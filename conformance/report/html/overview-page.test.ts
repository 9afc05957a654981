import { expect, it } from 'vitest';
import type { Overview } from '../overview.ts';
import {
  advised,
  conforming,
  failed,
  overviewSample,
  unproved,
  wholeOverview,
} from '../sample/overview.ts';
import { overviewPage } from './overview-page.ts';

const page = overviewPage(wholeOverview, 'zh');

const idsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);

/** The sample with one hostile text wherever an endpoint or a target file can put one. */
function hostile(text: string): Overview {
  const both = { zh: text, en: text };
  const entries = wholeOverview.entries.map((entry) => ({
    ...entry,
    file: text,
    title: both,
    reason: both,
    target: { url: text, name: text },
    report: entry.report && {
      ...entry.report,
      folder: text,
      findings: [{ id: text, title: both, severity: 'must' as const }],
    },
  }));
  return { ...wholeOverview, entries };
}

it.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
])('shows %s as text', (text) => {
  const shown = overviewPage(hostile(text), 'en');

  expect(shown).not.toMatch(/<(script|img|iframe|object|link|base)\b/i);
  expect(shown.match(/<[a-z][^<>]*\son\w+\s*=/i)).toBeNull();
  expect(shown).not.toMatch(/href="\s*javascript:/i);
});

it('loads nothing', () => {
  expect(page).not.toMatch(/\s(src|srcset|data|action|poster|background)=/);
  expect(page).not.toMatch(/url\(|@import|@font-face/);
  expect(page).toContain("default-src 'none'");
});

it('leads only to places of its own and to files of the run', () => {
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
  const [inside, outside] = [true, false].map((own) =>
    links.filter((link) => link.startsWith('#') === own),
  );

  expect(inside?.map((link) => link.slice(1))).toEqual(
    inside?.map(() => expect.toSatisfy((id: string) => idsOf(page).includes(id))),
  );
  for (const link of outside ?? []) {
    expect(link).toMatch(
      /^(overview\.json|[a-z]+\/(report\.html(#c-.+)?|report\.json|junit\.xml))$/,
    );
  }
});

it('uses no id twice', () => {
  expect(new Set(idsOf(page)).size).toBe(idsOf(page).length);
});

it.each([
  ['conforming', overviewSample(conforming)],
  ['advised', overviewSample(conforming, advised)],
  ['failed', overviewSample(conforming, failed)],
  ['unfinished', overviewSample(conforming, unproved)],
])('has the look of what all of them conclude (%s)', (kind, overview) => {
  const shown = overviewPage(overview, 'en');

  expect(shown).toContain(`class="certificate ${kind}"`);
  expect(shown).toContain(`class="card ${kind}"`);
});

it('says why a target has no report, and leads nowhere from there', () => {
  const shown = overviewPage(overviewSample(unproved), 'en');

  expect(shown).toContain('the connection was refused');
  expect(shown).not.toContain('report.html');
});

it('names the first findings and leads to them', () => {
  expect(page).toContain('href="shanxi/report.html#c-wuhan.nonce.refuses-a-replay"');
});

it('tells several targets of one contract by their files', () => {
  const two = overviewSample(conforming, { ...conforming, file: 'targets/east.yaml' });

  expect(overviewPage(two, 'en')).toContain('<span class="quiet code">east.yaml</span>');
  expect(page).not.toContain('<span class="quiet code">');
});
