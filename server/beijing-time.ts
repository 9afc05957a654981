/** Hours that Beijing is ahead of UTC, summer and winter. */
const ahead = 8;

/** A moment in Unix seconds as `YYYY-MM-DD HH:mm:ss` in Beijing. */
export const beijingTime = (seconds: number): string =>
  new Date((seconds + ahead * 3_600) * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** The Unix seconds of such a text; nothing if there is no such day or time. */
export function secondsOf(text: string): number | undefined {
  const seconds = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000 - ahead * 3_600;
  return Number.isFinite(seconds) && beijingTime(seconds) === text ? seconds : undefined;
}
