import { describe, expect, it } from 'vitest';
import { registers } from '../../generated/requirements.ts';
import { judged, listChecks } from '../checks/all.ts';
import { contractOf, type Role, roles } from '../contract/role.ts';

/** Tests that the checks of a role are well made as a list; gives them for further tests. */
export function describeChecks(contract: Role) {
  const checks = listChecks({ contract });
  const { requirements } = registers[contractOf(contract)];
  const { endpoints } = judged[contract]().contract;
  const operations = endpoints.map(({ operation }) => operation.operationId);
  const ids = checks.map(({ id }) => id);

  describe(`the checks of ${contract}`, () => {
    it('have ids that are unique', () => {
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    });

    it('have ids of one form', () => {
      expect(ids.filter((id) => !/^[\w.-]+$/.test(id) || !id.startsWith(`${contract}.`))).toEqual(
        [],
      );
    });

    it('build on earlier checks only', () => {
      const late = checks.flatMap(({ id, after = [] }, index) =>
        after.filter((other) => !ids.slice(0, index).includes(other)).map((other) => [id, other]),
      );

      expect(late).toEqual([]);
    });

    it('have titles that state, in Chinese', () => {
      const demand = /必须|不得|应当|须要|应(?![答用该])|shall|must/;
      const wrong = checks.filter(
        ({ title }) => demand.test(title.zh) || !/\p{Script=Han}/u.test(title.zh),
      );

      expect(wrong.map(({ title }) => title.zh)).toEqual([]);
    });

    it('have titles that state, in English', () => {
      const demand = /\b(must|shall|should|has to|have to)\b/i;
      const wrong = checks.filter(({ title }) => demand.test(title.en) || title.en.endsWith('.'));

      expect(wrong.map(({ title }) => title.en)).toEqual([]);
    });

    it('have titles without Han characters in English, names of parameters apart', () => {
      const wrong = checks.filter(({ title }) => /\p{Script=Han}/u.test(title.en));

      expect(wrong.map(({ title }) => title.en)).toEqual([]);
    });

    it('cite requirements that exist', () => {
      const known = Object.keys(requirements);
      const unknown = checks.flatMap((check) =>
        check.requirements.filter((id) => !known.includes(id)).map((id) => [check.id, id]),
      );

      expect(unknown).toEqual([]);
    });

    it('cite a requirement once each', () => {
      const double = checks.filter(
        (check) => new Set(check.requirements).size < check.requirements.length,
      );

      expect(double.map(({ id }) => id)).toEqual([]);
    });

    it('prove each requirement that can be reached from outside, with those of other roles', () => {
      const together = roles.filter((role) => contractOf(role) === contractOf(contract));
      const all = together.flatMap((role) => listChecks({ contract: role }));
      const cited = new Set<string>(all.flatMap((check) => check.requirements));
      const reachable = Object.entries(requirements).filter(([, entry]) => !('reason' in entry));

      expect(reachable.length).toBeGreaterThan(0);
      expect(reachable.map(([id]) => id).filter((id) => !cited.has(id))).toEqual([]);
    });

    it('are about operations of the contract', () => {
      expect(checks.filter(({ operation }) => ![...operations, '*'].includes(operation))).toEqual(
        [],
      );
    });

    it('are the same list each time', () => {
      expect(listChecks({ contract }).map(({ id }) => id)).toEqual(ids);
    });
  });
  return checks;
}
