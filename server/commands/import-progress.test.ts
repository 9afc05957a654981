import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { bar, createImportProgress, type ImportProgress } from './import-progress.ts';

/** What is written to a stream while `work` goes on. */
async function written(work: (progress: ImportProgress) => void, isTTY = false): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY });
  // Of a terminal nothing but this and `write` is used.
  const progress = createImportProgress(stream as unknown as NodeJS.WriteStream, ({ en }) => en);
  work(progress);
  progress.stop();
  stream.end();
  return text(stream);
}

it('writes a line for each tenth where there is no terminal', async () => {
  const output = await written(({ show }) => {
    for (let rows = 1; rows <= 100; rows += 1) show({ stage: 'reading', rows, share: rows / 100 });
  });

  const lines = output.trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('100 %  100 rows checked');
});

it('says how to go on before the first rows are stored', async () => {
  const output = await written(({ show }) => show({ stage: 'storing', rows: 4, share: 0.5 }));

  expect(output).toMatch(/run the same command again\n {1}50 % {2}4 rows stored\n$/);
});

it('redraws a bar on a terminal, below what is to be kept, and takes it away', async () => {
  const output = await written(({ show }) => {
    show({ stage: 'reading', rows: 10, share: 1 });
    show({ stage: 'storing', rows: 4, share: 0.5 });
  }, true);

  const lines = output.split('\r\u001b[2K');
  expect(lines).toEqual([
    '',
    `${bar(1)} 100 %  10 rows checked`,
    expect.stringMatching(/same command again\n$/),
    `${bar(0.5)}  50 %  4 rows stored`,
    '',
  ]);
});

it.each([
  [0, '░'.repeat(24)],
  [0.5, '█'.repeat(12) + '░'.repeat(12)],
  [1.01, '█'.repeat(24)],
])('draws %d of the way as %s', (share, drawn) => {
  expect(bar(share)).toBe(drawn);
});
