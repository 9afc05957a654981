import { expect, it } from 'vitest';
import { listChecks } from '../checks/all.ts';
import { roles } from '../contract/role.ts';
import measured from './estimates.json' with { type: 'json' };
import { estimateOf } from './estimates.ts';

it('measures only checks that there are: after a change of ids they are measured anew', () => {
  const ids = new Set(roles.flatMap((role) => listChecks({ contract: role }).map(({ id }) => id)));

  expect(Object.keys(measured).filter((id) => !ids.has(id))).toEqual([]);
});

it('knows what a check sends, and guesses where nobody has measured', () => {
  expect(estimateOf('wuhan.nonce.race')).toBeGreaterThan(20);
  expect(estimateOf('own.new.check')).toBe(2);
});
