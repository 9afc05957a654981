import type { Dataset, Datasets, Row } from '../../stores/dataset-port.ts';
import { type Paging, rowsWithin } from './domain.ts';

export interface CountedPage {
  readonly count: number;
  readonly rows: readonly Row[];
}

/**
 * SX-A28: a page, and the count of all rows that it agrees with. Both are read side by side. Rows
 * are only ever added behind the others: a page that is newer than the count is cut to it, and one
 * that is older is read again.
 */
export async function countedPage(
  datasets: Pick<Datasets, 'count' | 'page'>,
  dataset: Dataset,
  paging: Paging,
): Promise<CountedPage> {
  const { pageno: page, pagesize: size } = paging;
  const read = () => datasets.page(dataset, { filters: [], page, size });
  const [count, rows] = await Promise.all([datasets.count(dataset), read()]);
  const isOlder = rows.length < Math.min(size, count - (page - 1) * size);
  return { count, rows: rowsWithin(isOlder ? await read() : rows, paging, count) };
}
