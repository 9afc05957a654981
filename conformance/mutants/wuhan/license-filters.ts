import type { RequirementId } from '../../../generated/requirements.ts';
import { resigned } from './credentials.ts';
import { after, only, rowsOf, withRows } from './deviations.ts';
import { parametersOf, withParameter } from './requests.ts';
import type { Deviation, Mutant } from './surroundings.ts';

/** Filters of the licences that are not exact; written after the checks, like `reply-fields.ts`. */
const filters: readonly (readonly [name: string, field: string, requirement: RequirementId])[] = [
  ['licenseno', 'LICENSENO', 'WH-R035'],
  ['entname', 'ENTNAME', 'WH-R021'],
  ['uniscid', 'UNISCID', 'WH-R020'],
];

const filterOf = (request: Parameters<Deviation>[0], name: string): string => {
  const value = parametersOf(request)?.[name];
  return typeof value === 'string' ? value : '';
};

/** A row of somebody else stands among those that match. */
const withStranger = (name: string, field: string): Deviation =>
  only(
    'queryLicenses',
    after('rows', (reply, request) => {
      const rows = rowsOf(reply);
      const stranger = { ...rows[0], [field]: 'QIYUE-0000' };
      return filterOf(request, name) === ''
        ? reply
        : withRows(reply, [...rows.slice(0, 19), stranger]);
    }),
  );

/** The beginning of a value that found rows finds them again, or whatever `instead` finds. */
const byBeginning = (name: string, instead = (whole: string) => whole): Deviation =>
  only('queryLicenses', async (request, around) => {
    const value = filterOf(request, name);
    const found = (around.memory.get(name) as string[] | undefined) ?? [];
    const whole = found.find(
      (other) => value.length > 3 && other !== value && other.startsWith(value),
    );
    const reply = await around.forward(
      whole === undefined
        ? request
        : resigned(withParameter(request, name, instead(whole)), around),
    );
    if (value !== '' && rowsOf(reply).length > 0) around.memory.set(name, [...found, value]);
    return reply;
  });

export const licenseFilters: readonly Mutant[] = filters.flatMap(
  ([name, field, requirement]): readonly Mutant[] => [
    {
      name: `${name}-of-licences-lets-a-stranger-in`,
      class: 'state',
      requirements: [requirement],
      says: { zh: `${name} 混入不相符的行`, en: `${name} lets a row in that does not match` },
      operation: 'queryLicenses',
      field: name,
      deviate: withStranger(name, field),
    },
    {
      name: `${name}-of-licences-matches-beginnings`,
      class: 'state',
      requirements: [requirement],
      says: { zh: `${name} 按开头匹配`, en: `${name} matches the beginning of a value` },
      operation: 'queryLicenses',
      field: name,
      // Of a name that may be (WH-A41), but then not the rows of everybody.
      deviate: name === 'entname' ? byBeginning(name, () => '') : byBeginning(name),
    },
  ],
);
