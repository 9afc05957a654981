import type { Session } from '../../exchange/session.ts';
import { holds, same } from '../../expect.ts';
import type { Page } from '../../platforms/shanxi/replies.ts';

/** Laying the pages of a list beside each other: the platform's, or a data provider's. */

/** A page as far as it is one of a list. */
export type Listed = Pick<Page, 'count' | 'companies'>;

type Lister = Pick<Session, 'warn'>;

/** The last page of a list of so many, and how long it is. */
export const lastPage = (count: number, pagesize: number) => {
  const pageno = Math.max(1, Math.ceil(count / pagesize));
  return { pageno, length: count - (pageno - 1) * pagesize };
};

/** A page is as long as the count says. */
export const hasLength = (
  { companies }: Pick<Listed, 'companies'>,
  length: number,
  listAt = '/data/companyList',
): void =>
  same(companies.length, length, listAt, {
    zh: '除最后一页以外每页都是 pagesize 行，各页合起来正好是 count 行。',
    en: 'Every page but the last has pagesize rows, and together they are count rows.',
  });

/** A list and how it is read. */
export interface Listing {
  readonly read: (pageno: number, pagesize: number) => Promise<Listed>;
  /** JSON Pointer to the list in a reply. */
  readonly listAt: string;
}

/** SX-A31: pages of any size lie beside each other without gap or overlap. */
export async function partitioned(session: Lister, { read, listAt }: Listing): Promise<void> {
  const places = createPlaces(session, listAt);
  const { count } = await read(1, 1);
  for (const [pageno, pagesize] of sampled(count)) {
    const page = await read(pageno, pagesize);
    const rest = Math.max(0, page.count - (pageno - 1) * pagesize);
    hasLength(page, Math.min(pagesize, rest), listAt);
    places.add(page, pageno, pagesize);
  }
}

/** So many pages of 1000 are read; of longer lists the beginning, the end and some between. */
const budget = 12;

/** The pages to read: small ones at both ends and in the middle, and the large ones around them. */
function sampled(all: number): readonly (readonly [pageno: number, pagesize: number])[] {
  const large = lastPage(all, 1000).pageno;
  const step = Math.max(1, Math.floor(large / budget));
  const pages = Array.from({ length: Math.min(budget, large) }, (_, index) => 1 + index * step);
  const wide = [...new Set([...pages, large])].map((pageno) => [pageno, 1000] as const);
  const small = lastPage(all, 7).pageno;
  const starts = [1, 2, 3, Math.ceil(small / 2), Math.ceil(small / 2) + 1, small - 1, small];
  const narrow = [...new Set(starts)].filter((pageno) => pageno >= 1 && pageno <= small);
  return [...wide, ...narrow.map((pageno) => [pageno, 7] as const)];
}

/**
 * Which code stands at which place of the whole list, over all pages that were read. A list that
 * is being added to may move (SX-A31): then the counts differ, and a warning says so.
 */
interface Places {
  readonly add: (page: Listed, pageno: number, pagesize: number) => void;
}

function createPlaces(session: Lister, listAt: string): Places {
  const codes = new Map<number, string>();
  const places = new Map<string, number>();
  let count: number | null = null;

  const put = (code: string, place: number, at: string, moving: boolean): void => {
    const [other, before] = [codes.get(place), places.get(code)];
    const fits = (other ?? code) === code && (before ?? place) === place;
    if (!fits && moving) {
      warnOfMoving(session);
      return;
    }
    holds(fits, {
      expected: {
        zh: `第 ${place + 1} 位的企业在各页中相同，每个企业只出现一次`,
        en: `the same enterprise at place ${place + 1} on every page, and each enterprise once`,
      },
      actual:
        other !== undefined && other !== code
          ? { zh: `${other} 和 ${code}`, en: `${other} and ${code}` }
          : {
              zh: `${code} 也在第 ${(before ?? place) + 1} 位`,
              en: `${code} at place ${(before ?? place) + 1} as well`,
            },
      at,
    });
    codes.set(place, code);
    places.set(code, place);
  };

  return {
    add({ companies, count: found }, pageno, pagesize) {
      const moving = count !== null && count !== found;
      count = found;
      for (const [index, { uniscId }] of companies.entries()) {
        const at = `${listAt}/${index}/uniscId`;
        put(uniscId, (pageno - 1) * pagesize + index, at, moving);
      }
    },
  };
}

/** SX-A31: data that change while they are read are worth a word. */
export const warnOfMoving = (session: Lister): void =>
  session.warn('SX-A31', {
    zh: '读取期间企业总数有变，各页有重复或遗漏',
    en: 'the list changed while it was read, and pages overlap or leave gaps',
  });
