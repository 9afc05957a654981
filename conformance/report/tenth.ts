/** Milliseconds as reports show them: to a tenth. */
export const tenth = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
