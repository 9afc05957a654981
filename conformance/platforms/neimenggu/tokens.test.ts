import { describe, expect, it } from 'vitest';
import { applications } from '../../testing/neimenggu/right-endpoint.ts';
import type { NeimengguTarget } from './target.ts';
import { createTokens, type Tokens } from './tokens.ts';

const { application, secondApplication } = applications;
const target: NeimengguTarget = { contract: 'neimenggu', url: 'http://127.0.0.1:1', application };

/** Tokens of a run whose own session is opened as `own-1`, `own-2` and so on. */
function begin(single: Tokens['single'] = 'no', sessionLifetime = 1_800) {
  const tokens = createTokens({ ...target, sessionLifetime });
  tokens.single = single;
  let count = 0;
  const own = () =>
    tokens.own(async () => {
      count += 1;
      tokens.opened(`own-${count}`, application);
      return `own-${count}`;
    });
  return { tokens, own };
}

describe('the tokens of a run', () => {
  it('hold one session of its own for as long as it lives', async () => {
    const { own } = begin();

    expect([await own(), await own()]).toEqual(['own-1', 'own-1']);
  });

  it('hold another after its end', async () => {
    const { tokens, own } = begin();
    tokens.ended(await own());

    expect(await own()).toBe('own-2');
  });

  it('hold another before the lifetime is over', async () => {
    const { own } = begin('no', 0);

    expect([await own(), await own()]).toEqual(['own-1', 'own-2']);
  });

  it.each(['yes', 'unknown'] as const)(
    'spare the own session where logins may end it: %s',
    async (single) => {
      const { tokens, own } = begin(single);
      await own();
      tokens.opened('other', application);

      expect(await own()).toBe('own-2');
    },
  );

  it('keep it where another application logs in', async () => {
    const { tokens, own } = begin('yes');
    await own();
    tokens.opened('other', secondApplication);

    expect(await own()).toBe('own-1');
  });

  it('are to be closed until they have ended', () => {
    const { tokens } = begin();
    tokens.opened('first', application);
    tokens.opened('second', application);
    tokens.ended('first');

    expect(tokens.live()).toEqual(['second']);
  });

  it('are to be closed early, all but the own one, where that spares the others', async () => {
    const { tokens, own } = begin();
    await own();
    tokens.opened('first', application);
    tokens.opened("another application's", secondApplication);
    const before = tokens.spare();
    tokens.closesOne = true;

    expect([before, tokens.spare()]).toEqual([[], ['first']]);
  });

  it('are not used in doubt, but closed', async () => {
    const { tokens, own } = begin();
    tokens.doubted(await own());

    expect(await own()).toBe('own-2');
    expect(tokens.live()).toEqual(['own-1', 'own-2']);
  });

  it('forget those that a login has ended', () => {
    const { tokens } = begin('yes');
    tokens.opened('first', application);
    tokens.opened('second', application);

    expect(tokens.live()).toEqual(['second']);
  });

  it('know whose they were, also after their end', () => {
    const { tokens } = begin();
    tokens.opened('first', secondApplication);
    tokens.ended('first');

    expect(tokens.ownerOf('first')).toBe(secondApplication);
    expect(tokens.ownerOf(null)).toBeUndefined();
  });
});
