import { isObject } from '../../http/payload.ts';
import { accept, type Result, refuse } from '../../result.ts';
import type { Row } from '../../stores/port.ts';
import { createDigest } from './case-digest.ts';
import type { CaseRules, FieldRule } from './case-rules.ts';
import type { Refusal, RefusalKind } from './domain.ts';
import { type CaseFault, fieldText } from './field-check.ts';

/** NM-A25: a sender gets at most so many faults at once; what lies behind them is not looked at. */
const faultLimit = 100;

/** A case in which nothing is wrong. */
export interface CheckedCase {
  readonly texts: Row;
  readonly entities: readonly Row[];
  /** NM-A33: what tells whether another case has the same content. */
  readonly digest: Uint8Array;
}

/** Looks at a case part by part, first its head, then its items in their order. */
export interface CaseCheck {
  /** False once there are so many faults that no further item need be looked at. */
  items(items: readonly unknown[]): boolean;
  result(): Result<CheckedCase, Refusal>;
}

/**
 * NM-A27: all faults in the order of their codes. A case with a fault is refused whole (NM-A36),
 * so nothing of it is kept.
 */
export function checkCase(head: Readonly<Record<string, unknown>>, rules: CaseRules): CaseCheck {
  const faults = createFaults();
  const digest = createDigest();
  const texts = textsOf(head, rules.texts, '', faults.add);
  digest.add(Object.values(texts));
  let entities: Row[] = [];
  let count = 0;

  function add(item: unknown): readonly string[] {
    const entity = entityOf(item, rules.entity, `${rules.list}[${count}]`, faults.add);
    count += 1;
    if (faults.some()) entities = [];
    else entities.push(entity);
    return Object.values(entity);
  }
  return {
    items(items) {
      digest.add(items.flatMap(add));
      return !faults.areMany();
    },
    result() {
      if (count === 0) faults.add(noItems(head[rules.list], rules.list));
      const refusal = faults.refusal();
      return refusal ? refuse(refusal) : accept({ texts, entities, digest: digest.value() });
    },
  };
}

type AddFault = (fault: CaseFault) => void;

function entityOf(item: unknown, rules: readonly FieldRule[], path: string, addFault: AddFault) {
  if (isObject(item)) return textsOf(item, rules, `${path}.`, addFault);
  addFault(noObject(path));
  return {};
}

/** The texts of all fields that have no fault. */
function textsOf(
  holder: Readonly<Record<string, unknown>>,
  rules: readonly FieldRule[],
  place: string,
  addFault: AddFault,
): Row {
  const texts: Record<string, string> = {};
  for (const rule of rules) {
    const { name } = rule;
    const value = Object.hasOwn(holder, name) ? holder[name] : undefined;
    const text = fieldText(value, rule, place);
    if (text.ok) texts[name] = text.value;
    else addFault(text.refusal);
  }
  return texts;
}

const noObject = (path: string): CaseFault => ({
  kind: 'empty-entity',
  says: { zh: `${path} 不是对象`, en: `${path} is not an object` },
});

function noItems(value: unknown, name: string): CaseFault {
  const kind = 'empty-penaltylist';
  if (value === undefined) {
    return { kind, says: { zh: `${name} 没有给出`, en: `${name} is missing` } };
  }
  if (Array.isArray(value)) {
    return { kind, says: { zh: `${name} 一项也没有`, en: `${name} has no items` } };
  }
  return { kind, says: { zh: `${name} 不是列表`, en: `${name} is not a list` } };
}

/** Faults that have no code in clause 5.1; ours come after it (NM-A48). */
const extensions: ReadonlySet<RefusalKind> = new Set(['too-long', 'malformed']);

/** Those of the document's codes come in their order; ours, whose code is higher, behind them. */
function createFaults() {
  const [documented, ours]: [CaseFault[], CaseFault[]] = [[], []];
  const areMany = () => documented.length >= faultLimit;
  return {
    add(fault: CaseFault) {
      const list = extensions.has(fault.kind) ? ours : documented;
      if (list.length < faultLimit) list.push(fault);
    },
    some: () => documented.length + ours.length > 0,
    areMany,
    refusal(): Refusal | undefined {
      const [first, ...others] = [...documented, ...ours].slice(0, faultLimit);
      return first && { ...first, others };
    },
  };
}
