import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessedSecrets } from './guesses.ts';
import { isEven, table } from './timing-table.ts';

describe('medians', () => {
  it.each([
    ['are even within 5 % of the first', [0.2, 0.209, 0.191], true],
    ['are not if one is slower', [0.2, 0.2, 0.211], false],
    ['are not if one is faster', [0.2, 0.189, 0.2], false],
    ['are not if there are none', [], false],
    ['are not if one is no number', [0.2, Number.NaN], false],
  ])('%s', (_, medians, even) => {
    expect(isEven(medians)).toBe(even);
  });

  it('stand beside what was guessed and whether they keep to the goal', () => {
    const [secret] = guessedSecrets({});
    const lines = secret ? table(secret, [0.2, 0.21, 0.189]).split('\n') : [];

    expect(lines).toEqual([
      '武汉：签名 (Wuhan: signature) · 5000 ×',
      '    200 µs     0.0 %  达到 (met)  首位有误 (its first digit is wrong)',
      '    210 µs     5.0 %  达到 (met)  末位有误 (its last digit is wrong)',
      '    189 µs    -5.5 %  未达到 (missed)  每一位都有误 (all its digits are wrong)',
    ]);
  });

  it('say why there are fewer rounds where there are', () => {
    const [fewer] = guessedSecrets({}).filter(({ rounds }) => rounds < 5_000);

    expect(fewer && table(fewer, [])).toContain('Argon2id');
  });
});

it.each([[['--only', 'nothing']], [['--rounds', '0']], [['--fast']]])(
  'used wrongly it ends with 2: %j',
  (words) => {
    const program = join(import.meta.dirname, 'timing.ts');
    const { status, stderr } = spawnSync(process.execPath, [program, ...words]);

    expect(status).toBe(2);
    expect(String(stderr)).toContain('--only signature | appSecret');
  },
);
