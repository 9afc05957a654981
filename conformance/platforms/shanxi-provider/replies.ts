import { valueAt } from '../../../spec/pointer.ts';
import type { Reply } from '../../exchange/observation.ts';
import { type Company, companiesIn, numberIn } from '../shanxi/replies.ts';

/** Where the records of a page stand. */
export const listAt = '/recordList';

/** One page of records; a number that is none is NaN. */
export interface CollectedPage {
  readonly count: number;
  readonly companies: readonly Company[];
}

export const pageIn = ({ body }: Reply): CollectedPage => ({
  count: numberIn(valueAt(body, '/count')),
  companies: companiesIn(valueAt(body, listAt)),
});
