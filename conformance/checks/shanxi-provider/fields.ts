import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveBodyChecks } from '../../derive/bodies.ts';
import { hands } from '../../platforms/shanxi-provider/hands.ts';
import { type ProviderSession, rootCheck } from '../../platforms/shanxi-provider/session.ts';
import { plainly } from '../shanxi/fields.ts';

type ProviderCheck = Check<ProviderSession>;

/**
 * Each parameter of a collection: missing, of a wrong type, out of range. A null may count as
 * missing (SX-A52), a string of digits as its number (SX-A29), and pages that are too long may be
 * cut (SX-A27).
 */
export const fieldChecks = (contract: Contract): readonly ProviderCheck[] =>
  contract.endpoints.flatMap((endpoint) => {
    const validate = contract.requestValidator(endpoint.operation.operationId);
    if (!validate) return [];
    const derived = deriveBodyChecks('shanxi-provider', plainly(endpoint), validate, hands).filter(
      ({ id, severity }) => severity === 'must' && !/\.(integer|maximum)$/.test(id),
    );
    return [...Map.groupBy(derived, foldedId)].flatMap(([id, group]) => folded(id, group));
  });

const absent = 'absent';

/** What is wrong about the value of a field is one thing, that there is none another. */
function foldedId({ id }: ProviderCheck): string {
  const last = id.lastIndexOf('.');
  const isAbsence = ['required', 'null'].includes(id.slice(last + 1));
  return `${id.slice(0, last)}.${isAbsence ? absent : 'value'}`;
}

/** One check in the place of several that say the same of a field. */
function folded(id: string, group: readonly ProviderCheck[]): readonly ProviderCheck[] {
  const [first] = group;
  if (!first) return [];
  const { zh, en } = id.endsWith(absent) ? titles.absent : titles.value;
  const check: ProviderCheck = {
    ...first,
    id,
    title: { zh: `${first.field}：${zh}`, en: `${first.field}: ${en}` },
    after: [rootCheck],
    async run(session) {
      for (const { run } of group) await run(session);
    },
  };
  return [{ ...check, ...leaning(check) }];
}

const titles = {
  absent: { zh: '没有给出或者为 null 的被拒绝', en: 'refused when missing or null' },
  value: {
    zh: '类型不对或者超出范围的值被拒绝',
    en: 'values of a wrong type or out of range are refused',
  },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Whoever takes a missing number for its default harms nobody (SX-A26), and a provider need not
 * know `since` at all.
 */
function leaning({ id, field }: ProviderCheck): Pick<ProviderCheck, 'severity' | 'needs'> {
  if (field === 'since') return { severity: 'should', needs: ['since'] };
  return { severity: id.endsWith(absent) ? 'should' : 'must' };
}
