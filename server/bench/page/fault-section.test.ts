import { describe, expect, it } from 'vitest';
import type { Trial } from '../../chaos/trial.ts';
import { goalsOf } from '../goals.ts';
import { faultSection } from './fault-section.ts';
import { figures } from './fixture.ts';

const [calm] = figures.faults?.trials ?? [];
const skipped = { name: { zh: '满', en: 'full disk' }, why: { zh: '无权', en: 'may not' } };

const section = (given: Partial<Trial>, missing = [skipped]) =>
  faultSection(broken(given, missing), ({ en }) => en);

const broken = (given: Partial<Trial>, missing = [skipped]) => ({
  ...figures,
  faults: { trials: calm ? [{ ...calm, ...given }] : [], skipped: missing },
});

const goal = (given: Partial<Trial>, missing = [skipped]) =>
  goalsOf(broken(given, missing)).find(({ kind }) => kind === 'faults');

describe('the ledger of the faults', () => {
  it('has a line for each, with what became of the calls', () => {
    expect(section({})).toContain('| a fault | 10 | 7 | 2 | 1 | 0 | 0 | 1.3 |');
  });

  it('has a dash where it did not become right again', () => {
    expect(section({ seconds: undefined })).toContain('| 0 | 0 | – |');
  });

  it('says what was not tried and what was not as the documents say', () => {
    const text = section({ findings: [{ zh: '不对', en: 'odd' }] });

    expect(text).toContain('Not tried: full disk – may not.');
    expect(text).toContain('a fault: odd.');
  });
});

describe('the goal of the faults', () => {
  it('is met if nothing was lost or doubled', () => {
    expect(goal({}, [])).toMatchObject({ value: '0', met: true });
    expect(goal({}, [])?.name.en).toBe('All faults: requests lost or doubled');
  });

  it('is missed by what was lost and by what was doubled', () => {
    expect(goal({ lost: 1, doubled: 2 })).toMatchObject({ value: '3', met: false });
  });

  it('says if some could not be tried', () => {
    expect(goal({})?.name.en).toMatch(/ \(1 could not be tried\)$/);
  });

  it('is not there if none was tried', () => {
    expect(goalsOf({ ...figures, faults: { trials: [], skipped: [skipped] } })).not.toContainEqual(
      expect.objectContaining({ kind: 'faults' }),
    );
  });
});
