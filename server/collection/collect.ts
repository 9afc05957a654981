import { createHash } from 'node:crypto';
import type { Text } from '../../spec/language.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Gathering } from '../stores/collection-port.ts';
import type { CollectClient, CollectRequest } from './client.ts';
import type { CollectedPage } from './page.ts';

/** How far a collection is. */
export interface CollectProgress {
  readonly pages: number;
  readonly pageTotal: number;
  readonly records: number;
}

export interface CollectSetting {
  readonly client: Pick<CollectClient, 'page'>;
  readonly gathering: Pick<Gathering, 'add'>;
  readonly pagesize: number;
  readonly since: string | null;
  readonly onProgress?: (progress: CollectProgress) => void;
}

/** What came, all pages of it. */
export interface Collected {
  readonly pages: number;
  readonly records: number;
  /** SM3 of the digests of the pages, one behind the other. */
  readonly digest: Uint8Array;
}

/** Why a collection is refused, and what had come before. */
export interface CollectFault {
  readonly reason: Text;
  readonly pages: number;
  readonly records: number;
}

/** Records that are taken at most: six times what the document prints (SX-R072). */
const mostRecords = 10_000_000;

/**
 * SX-R019, SX-R022: asks for page after page and hands the records on, until all that the provider
 * counts have come. They are a partition: `count` never changes, no enterprise comes twice, and
 * each page has as many records as belong on it. What does not hold refuses them all at once.
 */
export async function collectPages(
  setting: CollectSetting,
): Promise<Result<Collected, CollectFault>> {
  const digest = createHash('sm3');
  let [pages, records, count] = [0, 0, -1];
  for (;;) {
    const pageno = pages + 1;
    const page = await setting.client.page(requestFor(setting, pageno));
    const taken = page.ok ? take(setting, page.value, { pageno, count, records }) : page;
    if (!taken.ok) return refuse({ reason: onPage(pageno, taken.refusal), pages, records });
    const { value } = taken;
    digest.update(value.digest);
    [pages, records, count] = [pageno, records + value.records.length, value.count];
    setting.onProgress?.({ pages, pageTotal: pagesFor(count, setting.pagesize), records });
    if (records === count) return accept({ pages, records, digest: digest.digest() });
  }
}

const requestFor = ({ pagesize, since }: CollectSetting, pageno: number): CollectRequest => ({
  pageno,
  pagesize,
  ...(since === null ? {} : { since }),
});

/** Even where there is nothing, one page says so. */
const pagesFor = (count: number, pagesize: number): number =>
  Math.max(1, Math.ceil(count / pagesize));

/** What the pages before have said; `count` is -1 where there are none. */
interface Before {
  readonly pageno: number;
  readonly count: number;
  readonly records: number;
}

function take(
  { gathering, pagesize }: CollectSetting,
  page: CollectedPage,
  { pageno, count, records }: Before,
): Result<CollectedPage, Text> {
  if (count >= 0 && page.count !== count) return refuse(otherCount(count, page.count));
  if (page.count > mostRecords) return refuse(tooMany(page.count));
  const expected = Math.min(pagesize, page.count - records);
  if (page.records.length !== expected) return refuse(wrongSize(expected, page.records.length));
  for (const record of page.records) {
    const earlier = gathering.add(record);
    if (earlier === undefined) continue;
    return refuse(repeated(record.uniscId, Math.ceil(earlier / pagesize), pageno));
  }
  return accept(page);
}

const onPage = (pageno: number, { zh, en }: Text): Text => ({
  zh: `第 ${pageno} 页：${zh}`,
  en: `page ${pageno}: ${en}`,
});

const otherCount = (before: number, now: number): Text => ({
  zh: `count 变了，前面是 ${before}，现在是 ${now}`,
  en: `count was ${before} and is ${now} now`,
});

const tooMany = (count: number): Text => ({
  zh: `count 是 ${count}，超过 ${mostRecords}`,
  en: `count is ${count}, more than ${mostRecords}`,
});

const wrongSize = (expected: number, found: number): Text => ({
  zh: `按 count 应有 ${expected} 条记录，实有 ${found} 条`,
  en: `by count there should be ${expected} records on it, and there are ${found}`,
});

const repeated = (uniscId: string, earlier: number, pageno: number): Text => {
  const isSame = earlier === pageno;
  return {
    zh: `${uniscId} ${isSame ? '在这一页出现两次' : `在第 ${earlier} 页已经有了`}`,
    en: `${uniscId} ${isSame ? 'stands on it twice' : `stood on page ${earlier} already`}`,
  };
};
