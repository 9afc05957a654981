import { describe, expect, it } from 'vitest';
import type { Report } from './report.ts';
import { sample } from './sample.ts';
import { sarif, sarifLog } from './sarif.ts';
import { annotated, withFailure } from './testing/annotated.ts';
import { faultsOf, runOf } from './testing/sarif-faults.ts';

const resultOf = (report: Report, id: string) =>
  runOf(report).results.find(({ ruleId }) => ruleId === id);

const creditCode = 'wuhan.rows.credit-code-is-text';

describe('a result', () => {
  it('gives a failure the level of its severity, and a tolerated variant a note', () => {
    const levels = runOf(sample).results.map(({ ruleId, level }) => [ruleId, level]);

    expect(Object.fromEntries(levels)).toEqual({
      'wuhan.reply.code-is-an-integer': 'note',
      'wuhan.paging.past-the-end-is-empty': 'note',
      'wuhan.failure.says-what-is-wrong': 'warning',
      'wuhan.rows.credit-code-is-text': 'error',
      'wuhan.nonce.refuses-a-replay': 'error',
      'wuhan.request.wrong-method-is-refused': 'note',
    });
  });

  it('leads to the line of the contract where it is known', () => {
    expect(resultOf(annotated, creditCode)?.locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'spec/wuhan/schemas/5.4.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 42 },
        },
      },
    ]);
  });

  it.each([
    ['a place of its own', '/home/li/my #1.yaml', { uri: 'file:///home/li/my%20%231.yaml' }],
    ['odd names', 'a b\\c#.yaml', { uri: 'a%20b/c%23.yaml', uriBaseId: '%SRCROOT%' }],
  ])('leads to a contract that has %s', (_, file, artifactLocation) => {
    const report = withFailure({ place: { file, line: 1 } });

    expect(faultsOf(sarifLog(report, 'en'))).toEqual([]);
    expect(runOf(report).results.flatMap(({ locations }) => locations)).toContainEqual(
      expect.objectContaining({ physicalLocation: { artifactLocation, region: { startLine: 1 } } }),
    );
  });

  it('leads to operation and field where the line is not known', () => {
    expect(resultOf(sample, creditCode)?.locations).toEqual([
      {
        logicalLocations: [
          {
            name: 'UNISCID',
            fullyQualifiedName: 'wuhan.queryInvestors.UNISCID',
            kind: 'member',
          },
        ],
      },
    ]);
  });

  it('knows a finding again by what `qiyue replay` knows it by', () => {
    const { finding } = sample.results.find(({ id }) => id === creditCode) ?? {};

    expect(resultOf(sample, creditCode)?.partialFingerprints).toEqual({
      'qiyueFinding/v1': finding,
    });
  });

  it('suppresses what a waiver excuses, and not what an expired one did', () => {
    const statuses = runOf(annotated).results.map(({ ruleId, suppressions }) => [
      ruleId,
      suppressions.map((one) => ('status' in one ? one.status : null)),
    ]);

    expect(Object.fromEntries(statuses)).toMatchObject({
      [creditCode]: ['accepted'],
      'wuhan.failure.says-what-is-wrong': ['rejected'],
      'wuhan.nonce.refuses-a-replay': [],
    });
  });

  it('leads from a finding to its root cause', () => {
    expect(resultOf(annotated, creditCode)?.['relatedLocations']).toMatchObject([
      { message: { text: 'Root cause: A replayed nonce is refused' } },
    ]);
  });

  it('holds the exchange that decided it', () => {
    expect(resultOf(sample, creditCode)).toMatchObject({
      webRequest: { method: 'POST', headers: { 'x-tif-signature': '••••••' } },
      webResponse: { statusCode: 200 },
    });
  });

  it('says that no reply came', () => {
    const silent = withFailure({
      exchanges: (sample.results[0]?.exchanges ?? []).map((one) => ({
        ...one,
        reply: null,
      })),
    });

    expect(faultsOf(JSON.parse(sarif(silent, 'en')))).toEqual([]);
    expect(sarif(silent, 'en')).toContain('"noResponseReceived": true');
  });

  it('shows what an endpoint sends with every hidden character written out', () => {
    const hidden = 'a\u0000b\u202ec\u{e0041}\rd';
    const [whole] = sample.results.flatMap(({ exchanges }) => exchanges);
    const reply = { status: 200, headers: [[`x-${hidden}`, hidden]] as const, body: hidden };
    const exchanges = whole
      ? [{ ...whole, curl: hidden, reply: { ...whole.reply, ...reply } }]
      : [];
    const difference = sample.results.find((check) => check.difference)?.difference ?? null;
    const report = withFailure({
      exchanges,
      field: hidden,
      difference: difference && { ...difference, at: hidden, exchange: 0 },
    });

    const text = sarif(report, 'en');

    expect(text).toContain('a␀b⟨U+202E⟩c⟨U+E0041⟩␍d');
    expect(text).not.toMatch(/\\u00|\\r|[\u202e\u{e0041}]/u);
    expect(faultsOf(JSON.parse(text))).toEqual([]);
  });

  it('lets an endpoint neither place a link nor a placeholder nor hide a character', () => {
    const hostile = 'see [this](https://a.example) {0} {"a":[1]}\u202e';
    const difference = sample.results.find(({ difference }) => difference)?.difference;
    const report = withFailure(
      difference ? { difference: { ...difference, actual: { zh: hostile, en: hostile } } } : {},
    );

    expect(sarif(report, 'en')).toContain(
      JSON.stringify('see \\[this](https://a.example) {{0}} {"a":[1]}⟨U+202E⟩').slice(1, -1),
    );
  });
});
