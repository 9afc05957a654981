import { succeeded } from '../../expect.ts';
import { emptyOrRefused } from '../../platforms/shanxi/hands.ts';
import { type Page, pageIn } from '../../platforms/shanxi/replies.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';

/** Reading the list of enterprises. */

export const listing = 'getEnterpriseGrades';

/** One page; a page of the list has to come. */
export async function readPage(
  { call }: ShanxiSession,
  pageno: number | string,
  pagesize: number | string,
): Promise<Page> {
  const reply = await call(listing, { pageno, pagesize });
  succeeded(reply);
  return pageIn(reply);
}

/** One page of a list of so many; null where it lies past the end and is refused (SX-A28). */
export async function readOrPast(
  session: ShanxiSession,
  count: number,
  [pageno, pagesize]: readonly [pageno: number, pagesize: number],
): Promise<Page | null> {
  if ((pageno - 1) * pagesize < count) return readPage(session, pageno, pagesize);
  const reply = await session.call(listing, { pageno, pagesize });
  emptyOrRefused(session, reply);
  return reply.outcomes.includes('success') ? pageIn(reply) : null;
}
