import { describe, expect, it } from 'vitest';
import { htmlReport } from './html.ts';
import type { Report } from './report.ts';
import { wholeSample } from './sample/whole.ts';
import { conformingSample } from './sample.ts';

const page = htmlReport(wholeSample, 'en');

/** One screen of the page, from its heading to the next. */
const screen = (id: string, of = page): string =>
  of.split('<section id="').find((part) => part.startsWith(`${id}"`)) ?? '';

const told = (changes: Partial<Report>): string => htmlReport({ ...wholeSample, ...changes }, 'en');

describe('the screens of the report', () => {
  it('stand in the order of reading, each with its link at the top', () => {
    const contents = [...(/<nav.*?<\/nav>/s.exec(page)?.[0] ?? '').matchAll(/href="#([\w-]+)"/g)];
    const sections = [...page.matchAll(/<section id="([\w-]+)"/g)];

    expect(contents.map(([, id]) => id)).toEqual(sections.map(([, id]) => id));
    expect(sections.map(([, id]) => id)).toEqual([
      'verdict',
      'comparison',
      'findings',
      'profile',
      'clauses',
      'details',
      'operations',
      'timeline',
      'flows',
      'waivers',
      'left-behind',
      'environment',
      'checks',
    ]);
  });

  it('are left out with their links where they have nothing to show', () => {
    const bare = htmlReport(conformingSample, 'en');

    expect(bare).not.toMatch(/"#?(comparison|details|timeline|flows|waivers|left-behind)"/);
  });

  it('tell which failures of the earlier run were not judged again, only where there are some', () => {
    const { comparison } = wholeSample;
    const left = { comparison: comparison && { ...comparison, unjudged: ['wuhan.left.out'] } };

    expect(screen('comparison', told(left))).toMatch(
      /not judged again.*<b>1<\/b>.*wuhan\.left\.out/s,
    );
    expect(screen('comparison')).not.toContain('not judged again');
  });

  it('say of each kind of record that is left behind what it is', () => {
    const licence = { operation: 'uploadLicense', name: 'licenseID', value: 'LCKOQD01' };
    const kinds = screen('left-behind', told({ leftBehind: [licence] }));

    expect(kinds).toContain('file names begin with QIYUE-TEST-');
    expect(kinds).not.toContain('They are synthetic and begin');
  });

  it('give the one reason for which no check was made beside the verdict', () => {
    const reason = { zh: '连接被拒绝', en: 'the connection was refused' };
    const results = conformingSample.results.map((check) => ({
      ...check,
      verdict: 'skipped' as const,
      reason,
    }));
    const conclusion = { word: { zh: '未完成', en: 'incomplete' }, exitCode: 3 as const };

    const counts = { ...conformingSample.counts, pass: 0, skipped: results.length };
    const untried = { ...conformingSample, results, counts, conclusion, requests: 0 };
    const page = htmlReport(untried, 'en');

    expect(screen('verdict', page)).toContain('the connection was refused');
    expect(screen('verdict', page)).not.toContain('0 requests');
    expect(screen('findings', page)).not.toContain('No failure');
  });

  it('fold what has the same cause under it', () => {
    const [, folded = ''] = screen('findings').split('1 more failed for the same cause');

    expect(folded.split('</details>')[0]).toContain('#c-wuhan.request.wrong-method-is-refused');
  });

  it('count as mandatory only what is', () => {
    const results = wholeSample.results.map((check) =>
      check.id === 'wuhan.request.wrong-method-is-refused'
        ? { ...check, severity: 'may' as const }
        : check,
    );

    expect(screen('findings', told({ results }))).toMatch(
      /class="number">2<\/span>\s*<small>.*and 1 less grave of these causes/,
    );
  });

  it('keep what is waived apart, with who answers for it', () => {
    const [open = '', waived = ''] = screen('findings').split('Failures that are waived');

    expect(open).not.toContain('wuhan.failure.says-what-is-wrong');
    expect(waived).toContain('张工，数据开放组, until 2026-10-31');
  });

  it('say where the contract has it, how to try it again, and what passed nearby', () => {
    const details = screen('details');

    expect(details).toContain('spec/wuhan/schemas/investors.yaml:37');
    expect(details).toMatch(/qiyue replay [0-9a-f]{8}</);
    expect(details).toContain('The nearest that passed');
  });

  it('draw the latency of each operation and say it in numbers', () => {
    const operations = screen('operations');

    expect(operations.match(/class="plot"/g)).toHaveLength(3);
    expect(operations).toContain('<b>2.3 ms</b>');
    expect(operations).toContain('<b>1.20 s</b>');
    expect(operations).toContain('1 without reply');
  });

  it('draw one mark for each exchange in the colour of its check', () => {
    const drawn = [...screen('timeline').matchAll(/<path class="(\w+)" d="([^"]+)"/g)];
    const strokes = drawn.flatMap(([, , path = '']) => path.match(/M/g) ?? []);

    expect(strokes).toHaveLength(wholeSample.timeline.length);
    expect(new Set(drawn.map(([, verdict]) => verdict))).toContain('fail');
  });

  it('list every exchange with what was signed for it', () => {
    const [entry] = wholeSample.timeline;

    expect(screen('timeline').match(/<tr><td>/g)).toHaveLength(wholeSample.timeline.length);
    expect(screen('timeline')).toContain(`<span>${entry?.signed}</span>`);
  });

  it('show a flow as the chain of its steps, whether or not they were checked', () => {
    const [chain = ''] = screen('flows').split('</ol>');

    expect([...chain.matchAll(/<li class="(\w+)">/g)].map(([, outcome]) => outcome)).toEqual([
      'pass',
      'fail',
      'unreached',
    ]);
    expect(chain).toContain('not checked');
  });

  it.each([
    ['ahead', 1500, '1.5 s ahead of ours (± 0.5 s)'],
    ['behind', -180_000, '180.0 s behind ours (± 0.5 s)'],
    ['right', -300, 'agrees with ours (± 0.5 s)'],
  ])('tell of a clock that is %s', (_, milliseconds, says) => {
    const clock = { milliseconds, uncertainty: 500 };

    const shown = told({ environment: { ...wholeSample.environment, clock } });

    expect(screen('environment', shown)).toContain(says);
  });

  it('tell of an encrypted connection and of one that is not', () => {
    const environment = { ...wholeSample.environment, tls: null };
    const target = { ...wholeSample.target, url: 'http://127.0.0.1:8931' };

    const plain = told({ environment, target });

    expect(screen('environment')).toContain('TLSv1.3 · TLS_AES_256_GCM_SHA384');
    expect(screen('environment', plain)).toContain('not encrypted (plain HTTP)');
  });

  it('attest the target, the tester and the three hashes', () => {
    const { tester, contractSha256, planSha256, resultsSha256 } = wholeSample.attestation;
    const environment = screen('environment');

    const missing = [tester, contractSha256, planSha256, resultsSha256].filter(
      (part) => !environment.includes(part),
    );
    expect(missing).toEqual([]);
  });

  it('link a changed check where this run has it', () => {
    const comparison = screen('comparison');

    expect(comparison).toContain('href="#c-wuhan.signature.accepts-lower-case"');
    expect(comparison).toContain('<span class="id">wuhan.reply.is-one-object</span>');
  });

  it('say that waivers nobody looks after are why the run fails', () => {
    const results = conformingSample.results;

    expect(screen('verdict', told({ results }))).toContain('have to go first: 2');
  });
});
