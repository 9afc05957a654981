/** The form of a PASSID (WH-A40) and of an appKey, which the documents leave open. */
export const isApplicationId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
