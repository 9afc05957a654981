import type { Text } from '../spec/language.ts';

/** The run cannot say anything about the endpoint. Ends the program with 3. */
export class NothingProved extends Error {
  override readonly name = 'NothingProved';
  /** What stood in the way and what to do about it. */
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
