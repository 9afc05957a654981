import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../result.ts';
import { htmlReport } from './html.ts';
import type { Report } from './report.ts';
import { mask } from './sample/exchanges.ts';
import { wholeSample } from './sample/whole.ts';
import { advisedSample, conformingSample, sample, unfinishedSample } from './sample.ts';

const page = htmlReport(wholeSample, 'zh');

const changed = (change: (check: CheckResult) => CheckResult): Report => ({
  ...wholeSample,
  results: wholeSample.results.map(change),
});

/** The sample with one hostile text wherever an endpoint or a document can put one. */
function hostile(text: string): Report {
  const both = { zh: text, en: text };
  const report = changed((check) => ({
    ...check,
    title: both,
    field: text,
    reason: check.reason && both,
    difference: check.difference && { ...check.difference, actual: both },
    exchanges: check.exchanges.map((exchange) => ({
      ...exchange,
      curl: text,
      reply: exchange.reply && { status: 200, headers: [[text, text]], body: text },
    })),
  }));
  return {
    ...report,
    target: { url: text, name: text },
    profile: [{ reading: text, says: both, operations: [text], checks: [] }],
    leftBehind: [{ operation: text, name: text, value: text }],
    plan: { ...report.plan, only: [text], clause: [text] },
    environment: { ...report.environment, runtime: text, proxy: text },
    operations: report.operations.map((one) => ({ ...one, operation: text })),
    timeline: report.timeline.map((one) => ({ ...one, check: text, path: text, signed: text })),
    flows: report.flows.map((flow) => ({ ...flow, id: text, title: both })),
    waivers: report.waivers.map((one) => ({ ...one, waives: text, reason: text, owner: text })),
    comparison: report.comparison && { ...report.comparison, fixed: [text] },
    attestation: { ...report.attestation, tester: text, target: text },
  };
}

describe('the HTML report', () => {
  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</pre></style><svg onload=alert(1)>',
  ])('shows %s as text', (text) => {
    const shown = htmlReport(hostile(text), 'en');

    expect(shown).not.toContain(text);
    expect(shown).not.toMatch(/<(script|img|iframe|object|link|base)\b/i);
    expect(shown.match(/<[a-z][^<>]*\son\w+\s*=/i)).toBeNull();
  });

  it('loads nothing', () => {
    expect(page).not.toMatch(/\s(src|srcset|data|action|poster|background)=/);
    expect(page).not.toMatch(/href="(?!#)/);
    expect(page).not.toMatch(/url\(|@import|@font-face/);
    expect(page).toContain("default-src 'none'");
  });

  it('shows the mask and no secret', () => {
    expect(page).toContain(mask);
    const { contractSha256, planSha256, resultsSha256 } = wholeSample.attestation;
    const hashes = [contractSha256, planSha256, resultsSha256];
    const rest = hashes.reduce((text, hash) => text.replaceAll(hash, ''), page);
    expect(rest).not.toMatch(/[0-9A-Fa-f]{64}/);
  });

  it('has no dead link inside', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

    expect(links.filter((link) => !ids.has(link))).toEqual([]);
  });

  it('uses no id twice', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['zh', 'zh-CN', 'show-zh'],
    ['en', 'en', 'show-en'],
  ] as const)('opens in the language of the run (%s)', (language, tag, radio) => {
    const shown = htmlReport(sample, language);

    expect(shown).toContain(`<html lang="${tag}">`);
    expect(shown.match(/id="(show-\w+)"[^>]* checked/)?.[1]).toBe(radio);
  });

  it('has every title in both languages', () => {
    for (const { title } of sample.results) {
      expect(page).toContain(`<span lang="zh">${title.zh}</span>`);
      expect(page).toContain(`<span lang="en">${title.en.replace("'", '&#39;')}</span>`);
    }
  });

  it.each([
    ['符合', conformingSample, 'certificate conforming'],
    ['符合（有建议项）', advisedSample, 'certificate advised'],
    ['不符合', sample, 'certificate failed'],
    ['未完成', unfinishedSample, 'certificate unfinished'],
  ])('says %s in its own colour', (word, report, look) => {
    const shown = htmlReport(report, 'zh');

    expect(shown).toContain(`<title>${word} (`);
    expect(shown).toContain(look);
  });

  it('marks the line that the pointer names, and what was expected there', () => {
    expect(page).toMatch(/<mark class="line">[^\n]*&quot;UNISCID&quot;: 91429999,\n<\/mark>/);
    expect(page).toContain('<span lang="zh">应为：字符串</span>');
  });

  it('says at the nearest ancestor that a value is missing', () => {
    const report = changed((check) => ({
      ...check,
      difference: check.difference && { ...check.difference, at: '/data/detail' },
    }));

    expect(htmlReport(report, 'en')).toContain('detail is not here');
  });

  it('shows the deviation profile after the verdict, with links to the checks', () => {
    const [, profile = ''] = page.split(/id="(?:profile|clauses)"/);

    expect(profile).toContain('<th scope="row" class="id">WH-A15</th>');
    expect(profile).toContain('href="#c-wuhan.paging.past-the-end-is-empty"');
  });

  it('says in a line that nothing had to be tolerated', () => {
    expect(htmlReport(conformingSample, 'en')).toContain('No variant was seen');
  });

  it('lists every record the endpoint has kept, those beyond twenty folded', () => {
    const [, kept = ''] = page.split(/id="(?:left-behind|environment)"/);
    const [open = '', folded = ''] = kept.split('<details');

    expect(open.match(/<li class="code">/g)).toHaveLength(20);
    expect(folded.match(/<li class="code">/g)).toHaveLength(sample.leftBehind.length - 20);
  });

  it('says nothing of records where the endpoint has kept none', () => {
    expect(htmlReport(conformingSample, 'zh')).not.toMatch(/id="left-behind"|#left-behind/);
  });

  it('leaves the exchanges of passing checks out', () => {
    expect(htmlReport(conformingSample, 'zh')).not.toContain('x-tif-signature: ');
    expect(htmlReport(conformingSample, 'zh')).not.toContain('curl -sS');
  });

  it('stays light when a thousand checks fail after nine hundred exchanges', () => {
    const first = wholeSample.results.find(({ id }) => id === 'wuhan.rows.credit-code-is-text');
    const [entry] = wholeSample.timeline;
    const results = first
      ? Array.from({ length: 1000 }, (_, index) => ({ ...first, id: `${first.id}-${index}` }))
      : [];
    const timeline = entry
      ? Array.from({ length: 900 }, (_, index) => ({ ...entry, check: `${first?.id}-${index}` }))
      : [];

    const shown = htmlReport({ ...wholeSample, results, timeline, chapters: [] }, 'zh');

    expect(Buffer.byteLength(shown)).toBeLessThan(2_000_000);
  });

  it('stays small when one variant shows in a thousand checks', () => {
    const [first] = advisedSample.results.filter(({ verdict }) => verdict === 'warn');
    const results = first
      ? Array.from({ length: 1000 }, (_, index) => ({ ...first, id: `${first.id}-${index}` }))
      : [];

    expect(htmlReport({ ...advisedSample, results }, 'zh').length).toBeLessThan(1_200_000);
  });
});
