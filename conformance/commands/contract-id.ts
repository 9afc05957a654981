import { type ContractId, registers } from '../../generated/requirements.ts';
import { UsageError } from '../../spec/usage-error.ts';

/** The contract a person named. Throws `UsageError` with the list of those that exist. */
export function knownContract(name: string): ContractId {
  const known = Object.keys(registers) as ContractId[];
  const found = known.find((id) => id === name);
  if (found) return found;
  throw new UsageError({
    zh: `没有名为 ${name} 的契约；现有：${known.join('、')}。`,
    en: `There is no contract ${name}; there are: ${known.join(', ')}.`,
  });
}
