import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Target } from '../target/target.ts';
import { connectionArguments, spoiledWord } from './shell.ts';

/** What bash makes of the word when the variable holds this value. */
const inBash = (word: string, value: string): string =>
  execFileSync('bash', ['-c', `printf %s ${word}`], { env: { RIGHT: value }, encoding: 'utf8' });

const digits = [...'0123456789ABCDEF'];
const around = ['0D1C2B3A', '4F5E6D7C'] as const;
const valueWith = (digit: string): string => around.join(digit);

it.each(digits)('a changed digit stays changed when the right one is %s', (right) => {
  const word = spoiledWord(valueWith('7'), valueWith('8'), 'RIGHT');

  const spoiled = inBash(word, valueWith(right));

  expect(spoiled).toMatch(new RegExp(`^${around[0]}[0-9A-F]${around[1]}$`));
  expect(spoiled).not.toBe(valueWith(right));
});

it.each([0, 16])('a digit is changed at either end: %i', (place) => {
  const right = valueWith('7');
  const wrong = `${right.slice(0, place)}9${right.slice(place + 1)}`;

  const spoiled = inBash(spoiledWord(right, wrong, 'RIGHT'), valueWith('3'));

  expect([...spoiled].findIndex((one, index) => one !== valueWith('3')[index])).toBe(place);
});

it('the other case of one letter stays that', () => {
  const word = spoiledWord(valueWith('A'), valueWith('a'), 'RIGHT');

  expect(inBash(word, valueWith('C'))).toBe(valueWith('a'));
});

it('a proxy is named without its password, which is asked for', () => {
  const target = { contract: 'wuhan', url: 'http://a.example', proxy: "http://u:p'w@b.example" };

  const words = connectionArguments(target as Target).join(' ');

  expect(words).toContain("--proxy 'http://b.example/' --proxy-user \"${QIYUE_PROXY_USER:?");
  expect(words).not.toContain("p'");
});

it('a proxy without a password is named as it is', () => {
  const target = { contract: 'wuhan', url: 'http://a.example', proxy: 'http://b.example' };

  expect(connectionArguments(target as Target)).toEqual(["--proxy 'http://b.example'"]);
});
