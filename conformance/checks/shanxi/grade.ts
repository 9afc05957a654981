import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import { holds, refused, same, succeeded, told } from '../../expect.ts';
import { notFound } from '../../platforms/shanxi/hands.ts';
import { companyIn, dataAt, isWithoutData } from '../../platforms/shanxi/replies.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { shown } from '../../shown.ts';
import { onOperation } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

const operation = 'getEnterpriseGrade';
const base = onOperation(operation);

/** SX-R052: everything else builds on this one. */
const right: ShanxiCheck = {
  severity: 'must',
  source: 'hand-written',
  operation,
  id: rootCheck,
  requirements: ['SX-R052', 'SX-R053', 'SX-R054', 'SX-R024', 'SX-R004'],
  field: 'result',
  title: {
    zh: '以正确的凭据查询一个有等级的企业，查询成功',
    en: 'The right credentials get the grade of an enterprise that has one',
  },
  async run({ call, target }) {
    const { uniscId } = target.fixtures.rated;
    succeeded(await call(operation, { uniscId }));
  },
};

const requirementOf = {
  uniscId: 'SX-R061',
  enterpriseName: 'SX-R062',
  assessGrade: 'SX-R063',
} as const;

const anything: Text = { zh: '有值', en: 'a value' };

/** SX-R061 to SX-R063: it is this enterprise, whole, with its own name and grade. */
const found = (['uniscId', 'enterpriseName', 'assessGrade'] as const).map(
  (field): ShanxiCheck => ({
    ...base,
    id: `shanxi.grade.${field}`,
    requirements: [requirementOf[field], 'SX-R064', 'SX-R028'],
    field,
    title: {
      zh: `查到的 ${field} 是所查企业的`,
      en: `The ${field} that comes back is that of the enterprise asked for`,
    },
    async run({ call, target }) {
      const { rated } = target.fixtures;
      const reply = await call(operation, { uniscId: rated.uniscId });
      succeeded(reply);
      const at = `${dataAt(reply)}/${field}`;
      const given = companyIn(reply)[field];
      if (rated[field] !== undefined) same(given, rated[field], at, adviseFixture);
      else holds(given !== '', { expected: anything, actual: shown(given), at });
    },
  }),
);

const adviseFixture: Text = {
  zh: '先核对目标文件中 fixtures.rated 的值，再看端点。',
  en: 'Check the values of fixtures.rated in the target file before the endpoint.',
};

/** SX-A24: known and unrated is a success, and no grade is made up. */
const unrated: ShanxiCheck = {
  ...base,
  id: 'shanxi.grade.unrated',
  requirements: ['SX-R063', 'SX-R052'],
  field: 'assessGrade',
  needs: ['fixtures.unrated'],
  title: {
    zh: '没有等级的企业查询成功，不给出等级',
    en: 'An enterprise without a grade is found, and no grade is given',
  },
  async run({ call, target }) {
    const { uniscId } = target.fixtures.unrated ?? target.fixtures.rated;
    const reply = await call(operation, { uniscId });
    succeeded(reply);
    if (!isWithoutData(reply)) same(companyIn(reply).uniscId, uniscId, `${dataAt(reply)}/uniscId`);
    same(companyIn(reply).assessGrade, '', `${dataAt(reply)}/assessGrade`);
  },
};

/** SX-A24: nothing is made up for a code that nobody has. */
const unknown: ShanxiCheck = {
  ...base,
  id: 'shanxi.grade.unknown',
  requirements: ['SX-R060', 'SX-R052'],
  field: 'uniscId',
  needs: ['fixtures.unknown'],
  title: { zh: '没有的企业查询失败', en: 'An enterprise that is not known is not found' },
  async run(session) {
    const { uniscId } = session.target.fixtures.unknown ?? { uniscId: '' };
    notFound(session, await session.violate(operation, { uniscId }));
  },
};

/** SX-A25: codes that are none, close to one that is known. */
const malformed: readonly (readonly [name: string, spoil: (code: string) => string])[] = [
  ['short', (code) => code.slice(0, -1)],
  ['long', (code) => `${code}0`],
  ['letter', (code) => `${code.slice(0, 8)}I${code.slice(9)}`],
  ['inner-blank', (code) => `${code.slice(0, 9)} ${code.slice(9)}`],
  ['wildcard', (code) => `${code.slice(0, 2)}%`],
  ['full-width', (code) => code.replace(/\d/, (digit) => String.fromCharCode(+digit + 0xff10))],
];

const forms = malformed.map(
  ([name, spoil]): ShanxiCheck => ({
    ...base,
    id: `shanxi.grade.form.${name}`,
    requirements: ['SX-R058'],
    field: 'uniscId',
    title: {
      zh: `不成样子的 uniscId 查不到企业：${name}`,
      en: `A uniscId of a wrong form finds no enterprise: ${name}`,
    },
    async run(session) {
      const uniscId = spoil(session.target.fixtures.rated.uniscId);
      notFound(session, await session.violate(operation, { uniscId }));
    },
  }),
);

/** SX-A52: what the document does not name has no effect. */
const further: ShanxiCheck = {
  ...base,
  id: 'shanxi.grade.further-fields',
  requirements: ['SX-R036', 'SX-R028'],
  field: 'body',
  title: { zh: '多给的参数不起作用', en: 'Further parameters have no effect' },
  async run(session) {
    const { uniscId } = session.target.fixtures.rated;
    const more = { uniscId, remark: { nested: ['x'] }, pageno: 7, licenseID: 'x' };
    const reply = await session.call(operation, more);
    if (!reply.outcomes.includes('success')) {
      refused(reply, { as: ['bad-input'] });
      return session.warn('SX-A52', {
        zh: '拒绝不认识的参数',
        en: 'parameters that are not known are refused',
      });
    }
    same(companyIn(reply).uniscId, uniscId, `${dataAt(reply)}/uniscId`);
  },
};

/** SX-A32: names are in the case that they are printed in; others may be understood. */
const names: ShanxiCheck = {
  ...base,
  id: 'shanxi.grade.field-names',
  requirements: ['SX-R058'],
  field: 'uniscId',
  title: { zh: '参数名区分大小写', en: 'The names of parameters are in exact case' },
  async run(session) {
    const { uniscId } = session.target.fixtures.rated;
    const reply = await session.violate(operation, { UNISCID: uniscId });
    if (!reply.outcomes.includes('success')) return void refused(reply, { as: ['bad-input'] });
    holds(companyIn(reply).uniscId === uniscId, {
      expected: { zh: '拒绝，或者按 uniscId 理解', en: 'a refusal, or the meaning of uniscId' },
      actual: told(reply),
    });
    session.warn('SX-A32', {
      zh: '参数名写成 UNISCID 也接受',
      en: 'a parameter spelled UNISCID is accepted',
    });
  },
};

export const gradeChecks: readonly ShanxiCheck[] = [
  right,
  ...found,
  unrated,
  unknown,
  ...forms,
  further,
  names,
];
