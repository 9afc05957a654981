import type { Text } from './language.ts';

/** Wrong use or configuration: the person at the keyboard can mend it. Ends the program with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What was expected, what was found, where, and what to do. */
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
