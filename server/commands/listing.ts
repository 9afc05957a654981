import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';

/** Said below a list that goes on behind the entry of this name. */
export const moreAfter = (name: string | number): Text => ({
  zh: `后面还有：加 --after ${name}`,
  en: `there are more: add --after ${name}`,
});

/** The format of that name, or a message that lists the names there are. */
export function formatNamed<Formats extends object>(
  formats: Formats,
  name: string,
): Formats[keyof Formats] {
  const names = Object.keys(formats);
  // The one cast: the name has just been found among the keys.
  if (names.includes(name)) return formats[name as keyof Formats];
  const [others, last] = [names.slice(0, -1), names.at(-1)];
  throw new UsageError({
    zh: `--format 应为 ${others.join('、')} 或 ${last}，现在是“${name}”`,
    en: `--format must be ${others.join(', ')} or ${last}; it is "${name}"`,
  });
}
