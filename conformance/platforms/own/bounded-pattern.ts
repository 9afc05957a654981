import { createContext, Script } from 'node:vm';
import { UsageError } from '../../../spec/usage-error.ts';

/** As much of a regular expression as Ajv uses. */
export interface Pattern {
  readonly test: (text: string) => boolean;
  /** Ajv keeps its patterns by this. */
  readonly toString: () => string;
}

/** What a pattern is tested with. */
interface Bounds {
  /** Where a pattern stands in its document. */
  readonly placeOf: (pattern: string) => string;
  /** Milliseconds that a test may take, none needs as long that does not repeat itself. */
  readonly longest?: number;
}

/**
 * Makes the patterns of a person's document, none of which can keep the judge busy for ever: while
 * an expression runs, no signal is heard. Testing throws `UsageError` when the time is up, and at
 * once from then on.
 */
export function boundedPatterns({
  placeOf,
  longest = 1_000,
}: Bounds): (pattern: string, flags: string) => Pattern {
  const context = createContext({ job: () => false });
  const script = new Script('job()');
  return (pattern, flags) => {
    const expression = new RegExp(pattern, flags);
    const isQuick = isSimple(pattern);
    let fault: UsageError | null = null;
    const test = (text: string): boolean => {
      if (isQuick && text.length <= 100) return expression.test(text);
      if (fault) throw fault;
      context['job'] = () => expression.test(text);
      try {
        return script.runInContext(context, { timeout: longest });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
        fault = endless(pattern, placeOf(pattern), [...text].length);
        throw fault;
      }
    };
    return { test, toString: () => `${expression}` };
  };
}

/** Whether so few ways lead through a short text that nobody need watch: watching takes time. */
const isSimple = (pattern: string): boolean =>
  !/\)[*+{]|\\[1-9k]/.test(pattern) &&
  (pattern.match(/(?<!\()[*+?]|\{\d+,/g) ?? []).length <= 4 &&
  (pattern.match(/\|/g) ?? []).length <= 8;

const endless = (pattern: string, place: string, length: number): UsageError =>
  new UsageError({
    zh: `${place}：pattern ${pattern} 对一个 ${length} 个字符的值迟迟得不出结果，已中止。重复之中又有重复（如 (a+)+）会这样，请改写，使每个字符只有一种读法。`,
    en: `${place}: the pattern ${pattern} was given up, as it could not decide a value of ${length} characters. A repetition within a repetition, as (a+)+, does that; write it so that each character can be read in one way only.`,
  });
