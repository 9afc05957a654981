import { mend } from '../deviations.ts';
import { resigned } from './credentials.ts';
import { after, only, rowsOf } from './deviations.ts';
import {
  filtersOf,
  hasForm,
  type Operation,
  parameterOf,
  textsOf,
  withoutFilters,
} from './requests.ts';
import { alsoFinds } from './rows-seen.ts';
import type { Deviation, Mutant } from './surroundings.ts';

/** Filters that select something else than the rows whose stored values are equal (WH-A41). */
export const stateFilters: readonly Mutant[] = [
  {
    name: 'regno-is-ignored',
    class: 'state',
    requirements: ['WH-R019'],
    says: { zh: '注册号条件不起作用', en: 'the filter regno does not count' },
    operation: 'queryInvestors',
    field: 'regno',
    deviate: ignore('queryInvestors', 'regno'),
  },
  {
    name: 'uniscid-is-ignored',
    class: 'state',
    requirements: ['WH-R020'],
    says: { zh: '信用代码条件不起作用', en: 'the filter uniscid does not count' },
    operation: 'queryInvestors',
    field: 'uniscid',
    deviate: ignore('queryInvestors', 'uniscid'),
  },
  {
    name: 'entname-is-ignored',
    class: 'state',
    requirements: ['WH-R021'],
    says: { zh: '企业名称条件不起作用', en: 'the filter entname does not count' },
    operation: 'queryInvestors',
    field: 'entname',
    deviate: ignore('queryInvestors', 'entname'),
  },
  {
    name: 'inv-is-ignored',
    class: 'state',
    requirements: ['WH-R022'],
    says: { zh: '出资人条件不起作用', en: 'the filter inv does not count' },
    operation: 'queryInvestors',
    field: 'inv',
    deviate: ignore('queryInvestors', 'inv'),
  },
  {
    name: 'licenseno-is-ignored',
    class: 'state',
    requirements: ['WH-R035'],
    says: { zh: '许可证编号条件不起作用', en: 'the filter licenseno does not count' },
    operation: 'queryLicenses',
    field: 'licenseno',
    deviate: ignore('queryLicenses', 'licenseno'),
  },
  {
    name: 'holder-is-ignored',
    class: 'state',
    requirements: ['WH-R035'],
    says: { zh: '负责人条件不起作用', en: 'the filter holder does not count' },
    operation: 'queryLicenses',
    field: 'holder',
    deviate: ignore('queryLicenses', 'holder'),
  },
  {
    name: 'form-filters-are-ignored',
    class: 'state',
    requirements: ['WH-R024', 'WH-R027'],
    says: { zh: '表单里的条件不起作用', en: 'filters in a form do not count' },
    deviate: mend(hasForm, (request) => withoutFilters(request)),
  },
  {
    name: 'one-filter-of-two-is-enough',
    class: 'state',
    requirements: ['WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
    says: { zh: '多个条件满足一个即可', en: 'it is enough that one of several filters matches' },
    deviate: after('empty', async (reply, request, around) => {
      if (textsOf(request).length < 2) return reply;
      const alone = filtersOf(request).map(([kept]) =>
        around.forward(
          resigned(
            withoutFilters(request, (name) => name !== kept),
            around,
          ),
        ),
      );
      return (await Promise.all(alone)).find((other) => rowsOf(other).length > 0) ?? reply;
    }),
  },
  {
    name: 'inv-matches-the-masked-name',
    class: 'state',
    requirements: ['WH-R022', 'WH-R038'],
    says: { zh: '用脱敏后的姓名也能查到', en: 'the masked name matches, too' },
    operation: 'queryInvestors',
    field: 'inv',
    deviate: alsoFinds('inv', 'INV', (filter, value) => filter.includes('*') && filter === value),
  },
  {
    name: 'regno-matches-its-beginning',
    class: 'state',
    requirements: ['WH-R019'],
    says: { zh: '注册号只写开头也能查到', en: 'the beginning of a regno is enough to match' },
    operation: 'queryInvestors',
    field: 'regno',
    deviate: alsoFinds('regno', 'REGNO', (filter, value) => value.startsWith(filter)),
  },
  {
    name: 'uniscid-matches-in-either-case',
    class: 'state',
    requirements: ['WH-R020'],
    says: { zh: '信用代码不分大小写', en: 'the case of a uniscid does not count' },
    operation: 'queryInvestors',
    field: 'uniscid',
    deviate: alsoFinds('uniscid', 'UNISCID', (filter, value) => filter.toUpperCase() === value),
  },
  {
    name: 'percent-sign-stands-for-anything',
    class: 'state',
    requirements: ['WH-R019'],
    says: { zh: '注册号条件里的 % 是通配符', en: 'a percent sign in regno stands for anything' },
    operation: 'queryInvestors',
    field: 'regno',
    deviate: only(
      'queryInvestors',
      mend(
        (request) => /^%+$/.test(String(parameterOf(request, 'regno'))),
        (request) => withoutFilters(request, (name) => name === 'regno'),
      ),
    ),
  },
];

function ignore(operation: Operation, filter: string): Deviation {
  return only(
    operation,
    mend(
      (request) => parameterOf(request, filter) !== undefined,
      (request) => withoutFilters(request, (name) => name === filter),
    ),
  );
}
