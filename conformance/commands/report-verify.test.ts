import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { judged } from '../checks/all.ts';
import { attested } from '../report/attestation.ts';
import { json } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { sample } from '../report/sample.ts';
import { qiyue } from '../testing/program.ts';
import { verifyCommand } from './report-verify.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function stored(content: string): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, content);
  return file;
}
const verify = (report: Report) => verifyCommand(stored(json(report)));
const differing = (report: Report) =>
  verify(report)
    .lines.filter((line) => line.startsWith('✗'))
    .map((line) => line.slice(2));

describe('qiyue report verify', () => {
  it('finds a report intact as the judge wrote it', () => {
    const { lines, exitCode } = verify(sample);

    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(7);
    expect(lines.at(-1)).toBe('报告完好 (the report is intact)');
    expect(exitCode).toBe(0);
  });

  it('says the verdict, who made the report and when', () => {
    const { lines } = verify(sample);

    expect(lines).toContain('• 报告的结论 (verdict of the report): 不符合 (not conforming)');
    expect(lines.join('\n')).toContain(`${sample.attestation.tester}, 2026-07-27T02:15:04.404Z`);
  });

  it('finds a verdict altered', () => {
    const [first, ...rest] = sample.results.toReversed();
    if (first === undefined) throw new Error('a sample without results');
    const results = [{ ...first, verdict: 'pass' } as const, ...rest].toReversed();

    expect(verify({ ...sample, results }).exitCode).toBe(1);
    expect(differing({ ...sample, results })).toEqual([
      '不符 (differs): 报告全文的 SHA-256 (SHA-256 of the whole report)',
    ]);
  });

  it('finds a finding taken away, even where the hash of the whole was computed anew', () => {
    const { attestation, ...altered } = { ...sample, results: sample.results.slice(1) };

    expect(differing(attested(altered))).toEqual([
      '不符 (differs): 所列检查及其次序的 SHA-256 (SHA-256 of the checks in their order)',
    ]);
  });

  it.each([
    ['target', 'http://127.0.0.2'],
    ['finishedAt', '2026-01-01T00:00:00.000Z'],
    ['contractSha256', 'a'.repeat(64)],
    ['planSha256', 'b'.repeat(64)],
  ])('finds the %s of the attestation altered', (name, value) => {
    const attestation = { ...sample.attestation, [name]: value };

    expect(differing({ ...sample, attestation })).toHaveLength(2);
  });

  it('refuses a report that says one thing twice, and names it', () => {
    const [, rest] = json(sample).split(/^\{/);
    const twice = stored(`{"requests": 999999,${rest}`);

    expect(() => verifyCommand(twice)).toThrow('/requests stands twice');
  });

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`, 'line 1'],
    ['other line ends', (text: string) => text.replaceAll('\n', '\r\n'), 'line 1'],
    [
      'a number written otherwise',
      (text: string) => text.replace(/("requests": \d+)/, '$1.0'),
      'line',
    ],
    ['nothing at its end', (text: string) => text.trimEnd(), 'at its end'],
  ])('finds a file that was written anew with %s', (_, rewritten, place) => {
    const { lines, exitCode } = verifyCommand(stored(rewritten(json(sample))));

    expect(exitCode).toBe(1);
    expect(lines.find((line) => line.startsWith('✗'))).toContain('byte for byte');
    expect(lines.join('\n')).toContain(place);
  });

  it('finds the tester altered', () => {
    const attestation = { ...sample.attestation, tester: 'somebody else' };

    expect(verify({ ...sample, attestation }).exitCode).toBe(1);
  });

  it('says whether the contract is the one shipped today', () => {
    const { sha256 } = judged.wuhan().contract;
    const today = attested({ ...sample, contract: { ...sample.contract, sha256 } });
    const own = attested({ ...sample, contract: { ...sample.contract, id: 'mine' } });

    expect(verify(today).lines.join('\n')).toContain('is the one that this program ships today');
    expect(verify(sample).lines.join('\n')).toContain('not the one shipped today');
    expect(verify(own).lines.join('\n')).toContain('not one that comes with this program');
  });

  it.each([
    ['is not there', () => join(folder, 'nowhere.json')],
    ['is no JSON', () => stored('<html>')],
    ['is no report', () => stored('{}')],
    ['has another format', () => stored(JSON.stringify({ ...sample, format: 'qiyue-report/1' }))],
    ['has a field too many', () => stored(JSON.stringify({ ...sample, verdict: '符合' }))],
  ])('refuses a file that %s', (_, file) => {
    expect(() => verifyCommand(file())).toThrow(UsageError);
  });

  it('lets the texts of an altered report neither steer the terminal nor make up a line', () => {
    const attestation = { ...sample.attestation, tester: '\u001b[2J\n✓ good' };

    const { lines } = verify({ ...sample, attestation });

    expect(lines.filter((line) => line.includes('\u001b') || line.includes('\n'))).toEqual([]);
  });

  it('ends the program with 0, 1 and 2', async () => {
    const good = await qiyue('report', 'verify', stored(json(sample)));
    const altered = await qiyue('report', 'verify', stored(json({ ...sample, requests: 1 })));
    const unreadable = await qiyue('report', 'verify', join(folder, 'nowhere.json'));

    expect([good.code, altered.code, unreadable.code]).toEqual([0, 1, 2]);
    expect(altered.out).toMatch(/报告已被改动 \(the report was altered\)\n$/);
    expect(unreadable.err).toContain('Cannot read the report');
  });
});
