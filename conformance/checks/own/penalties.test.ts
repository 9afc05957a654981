import { describe, expect, it } from 'vitest';
import { testPrefix } from '../../result.ts';
import type { Oddity } from '../../testing/own/penalty-server.ts';
import { token } from '../../testing/own/penalty-server.ts';
import { failuresOf, judgePenalties } from '../../testing/own/trial.ts';

describe('a server that follows a person’s contract', () => {
  it('conforms, by more than forty checks', async () => {
    const { conclusion, counts } = await judgePenalties();

    expect(conclusion.word.zh).toBe('符合');
    expect(counts.pass).toBeGreaterThan(40);
    expect(counts).toMatchObject({ warn: 0, fail: 0, skipped: 0, blocked: 0, error: 0 });
  });

  it('is reported clause by clause, in the chapters of the Word table', async () => {
    const { chapters } = await judgePenalties();

    expect(chapters.map(({ clause }) => clause)).toEqual(['1', '2', '3', '4', '5']);
    expect(chapters.flatMap(({ requirements }) => requirements)).toSatisfy(
      (all: readonly { readonly verdict: unknown }[]) =>
        all.every(({ verdict }) => verdict === 'pass'),
    );
  });

  it('is told what of the run it has stored', async () => {
    const { leftBehind } = await judgePenalties();

    expect(leftBehind.length).toBeGreaterThan(0);
    expect(leftBehind.filter(({ value }) => !value.startsWith(testPrefix))).toEqual([]);
  });

  it('is sent nothing that could be stored where nobody gave leave', async () => {
    const report = await judgePenalties({}, { allow: [] });

    expect(report.timeline.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(report.results.find(({ id }) => id === 'own.call.submitObjection')).toMatchObject({
      verdict: 'skipped',
      reason: { en: 'The target file gives no leave: allow: [write]' },
    });
  });

  it('is reported without its token', async () => {
    const report = await judgePenalties({ knows: () => true });

    expect(failuresOf(report)).not.toEqual([]);
    expect(JSON.stringify(report)).not.toContain(token);
  });
});

const oddities: readonly (readonly [name: string, oddity: Oddity])[] = [
  [
    'answers bad input with HTTP 400',
    {
      answer: (right) => ({
        ...right,
        status: JSON.stringify(right.body).includes('40001') ? 400 : 200,
      }),
    },
  ],
  [
    'adds a field that the contract does not have',
    { answer: (right) => ({ ...right, body: { ...Object(right.body), traceId: 'a1' } }) },
  ],
  [
    'says nothing of the charset',
    { answer: (right) => ({ ...right, headers: { 'Content-Type': 'application/json' } }) },
  ],
];

it.each(oddities)('a server that %s conforms', async (_, oddity) => {
  const report = await judgePenalties(oddity);

  expect(failuresOf(report)).toEqual([]);
  expect(report.conclusion.exitCode).toBe(0);
});
