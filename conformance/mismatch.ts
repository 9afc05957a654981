import type { Text } from '../spec/language.ts';
import type { Observation, Reply } from './exchange/observation.ts';

/** The endpoint did something else than its document or its requirement says. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
  readonly expected: Text;
  readonly actual: Text;
  /** JSON Pointer into the reply body; null when it is about the whole exchange. */
  readonly at: string | null;
  readonly advice: Text | null;
  /** The exchange that shows it; the last one of the check when not said. */
  readonly evidence: Observation | null;
  /** The reply that shows it, where a check has called again since. */
  readonly reply: Reply | null;

  constructor(difference: {
    readonly expected: Text;
    readonly actual: Text;
    readonly at?: string | null;
    readonly advice?: Text | null;
    readonly evidence?: Observation | null;
    readonly reply?: Reply | null;
  }) {
    super(`expected ${difference.expected.en}, got ${difference.actual.en}`);
    this.expected = difference.expected;
    this.actual = difference.actual;
    this.at = difference.at ?? null;
    this.advice = difference.advice ?? null;
    this.evidence = difference.evidence ?? null;
    this.reply = difference.reply ?? null;
  }

  /** The same difference, saying which of several attempts showed it, and by which reply. */
  about(attempt: Text, reply: Reply | null = this.reply): Mismatch {
    const { expected, actual } = this;
    return new Mismatch({
      expected: {
        zh: `${attempt.zh} 时：${expected.zh}`,
        en: `with ${attempt.en}: ${expected.en}`,
      },
      actual,
      at: this.at,
      advice: this.advice,
      evidence: this.evidence,
      reply,
    });
  }
}

/** Nothing can be said, because another check has already found why. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
  readonly by: string;

  constructor(by: string) {
    super(`blocked by ${by}`);
    this.by = by;
  }
}

/** What the check would look at has not occurred, so there is nothing to judge. */
export class NotObserved extends Error {
  override readonly name = 'NotObserved';
  /** Why nothing could be seen, where that can be said. */
  readonly reason: Text | null;

  constructor(reason: Text | null = null) {
    super(reason?.en ?? 'nothing to judge');
    this.reason = reason;
  }
}
