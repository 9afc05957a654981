import { describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { listChecks } from '../checks/all.ts';

const ids = (selection: Parameters<typeof listChecks>[1]) =>
  listChecks({ contract: 'wuhan' }, selection).map(({ id }) => id);

describe('the selection of checks', () => {
  it('is everything without a filter', () => {
    expect(ids({}).length).toBeGreaterThan(200);
  });

  it('takes one id', () => {
    expect(ids({ only: ['wuhan.nonce.race'] })).toEqual(['wuhan.nonce.race']);
  });

  it('takes the beginning of ids up to a dot, with the dot or without', () => {
    const nonces = ids({ only: ['wuhan.nonce'] });

    expect(nonces.length).toBeGreaterThan(5);
    expect(nonces.every((id) => id.startsWith('wuhan.nonce.'))).toBe(true);
    expect(ids({ only: ['wuhan.nonce.'] })).toEqual(nonces);
  });

  it('takes the checks of a requirement', () => {
    const found = listChecks({ contract: 'wuhan' }, { clause: ['WH-R043'] });

    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ requirements }) => requirements.includes('WH-R043'))).toBe(true);
  });

  it('takes a clause of the source document, with the clauses under it', () => {
    const whole = listChecks({ contract: 'shanxi' }, { clause: ['6.2.3'] });
    const parts = ['6.2.3 a)', '6.2.3 b)'].flatMap((clause) =>
      listChecks({ contract: 'shanxi' }, { clause: [clause] }),
    );

    expect(parts.length).toBeGreaterThan(0);
    expect(whole.map(({ id }) => id)).toEqual(expect.arrayContaining(parts.map(({ id }) => id)));
  });

  it('takes checks that weigh at least so much', () => {
    const all = listChecks({ contract: 'neimenggu' });
    const musts = listChecks({ contract: 'neimenggu' }, { severity: 'must' });
    const mays = listChecks({ contract: 'neimenggu' }, { severity: 'may' });

    expect(musts.length).toBeLessThan(all.length);
    expect(musts.length).toBe(all.filter(({ severity }) => severity === 'must').length);
    expect(mays.length).toBe(all.length);
  });

  it('takes what both kinds of filter agree on', () => {
    expect(ids({ only: ['wuhan.rate'], clause: ['WH-R043'] })).toEqual(
      ids({ only: ['wuhan.rate'] }),
    );
  });

  it.each([
    [{ only: ['wuhan.nonce.rase'] }, /--only.*wuhan\.nonce\.race/],
    [{ only: ['wuhan.non'] }, /--only/],
    [{ only: ['wuhan.nonce', 'wuhan.nope'] }, /--only wuhan\.nope/],
    [{ only: ['wuhan.nonse'] }, /mean wuhan\.nonce\?/],
    [{ clause: ['WH-R43'] }, /--clause.*WH-R043/],
    [{ clause: ['wh-r043'] }, /--clause.*WH-R043/],
    [{ clause: ['5.44'] }, /--clause 5\.44.*5\.4\?/],
    [{ clause: ['WH-R001'] }, /none decides it/],
    [{ only: ['wuhan.rate'], clause: ['WH-R014'] }, /together select no check/],
  ])('objects to %j and suggests a close one', (selection, message) => {
    expect(() => ids(selection)).toThrow(UsageError);
    expect(() => ids(selection)).toThrow(message);
  });
});
