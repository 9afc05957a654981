import { expect, it } from 'vitest';
import { calledAs } from './called-as.ts';
import { example, moreExamples } from './command-line.ts';

it('the program is called by npx, unless what starts it says otherwise', () => {
  expect(calledAs({})).toBe('npx qiyue');
  expect(calledAs({ QIYUE_CALLED_AS: './qiyue' })).toBe('./qiyue');
});

it('an example can be typed as it stands', () => {
  const text = example(({ en }) => en, 'source <(qiyue completion bash)');

  expect(text).toBe(`\nExample:\n  $ source <(${calledAs()} completion bash)`);
});

it('further examples stand below it', () => {
  expect(moreExamples('qiyue list wuhan', 'qiyue completion fish > qiyue.fish')).toBe(
    `  $ ${calledAs()} list wuhan\n  $ ${calledAs()} completion fish > qiyue.fish`,
  );
});
