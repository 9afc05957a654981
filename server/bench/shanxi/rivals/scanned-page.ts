/** A row of the grades as a scan finds it. */
export interface Found {
  readonly position: number;
  readonly uniscId: string;
  readonly enterpriseName: string;
  readonly assessGrade: string;
}

/** The text of a page, as bytes, from its rows. */
export function scannedPage(pageno: number, pagesize: number, found: readonly Found[]): Buffer {
  const companyList = found.map(({ uniscId, enterpriseName, assessGrade }) => ({
    uniscId,
    enterpriseName,
    assessGrade: assessGrade === '' ? null : assessGrade,
  }));
  const data = { pageno, count: found.length, pagesize, companyList };
  return Buffer.from(JSON.stringify({ msg: '', result: 1, data }));
}
