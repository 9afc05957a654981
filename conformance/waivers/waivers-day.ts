/** China has one time zone and no summer time. */
const ahead = 8 * 60 * 60 * 1000;

/**
 * The day in China (UTC+8) as yyyy-MM-dd: a waiver ends with its last day there, so that the same
 * waivers come to the same verdict wherever the judge runs.
 */
export const dayInChina = (moment: Date): string =>
  new Date(moment.getTime() + ahead).toISOString().slice(0, 10);
