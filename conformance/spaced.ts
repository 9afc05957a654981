/** Chinese put together from parts, with a blank wherever a Han character meets a Latin one. */
export const spaced = (zh: string): string =>
  zh
    .replaceAll(/(\p{Script=Han})(?=[A-Za-z0-9])/gu, '$1 ')
    .replaceAll(/([A-Za-z0-9])(?=\p{Script=Han})/gu, '$1 ');
