/** The two languages that everything a person reads exists in. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/** What a person asked for with `--lang`, else what the locale says, else English. */
export function languageOf(
  argument: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (argument === 'zh' || argument === 'en') return argument;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';
}

/** Both languages on one line, as the verdict line always is: `符合 (conforming)`. */
export const inBoth = ({ zh, en }: Text): string => `${zh} (${en})`;
