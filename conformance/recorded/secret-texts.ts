/** Says of the name of a field, parameter or header whether its value is a secret. */
export type IsSecret = (name: string) => boolean;

export const stars = '******';

/** Named values as they stand in bodies and addresses: found by the text, whole or broken. */
interface Notation {
  readonly pattern: RegExp;
  readonly read: (value: string) => string;
}

/** Each pattern has what comes before the name, the name, what comes between, and the value. */
const notations: readonly Notation[] = [
  { pattern: /(")((?:[^"\\]|\\.)+)("\s*:\s*")((?:[^"\\]|\\.)*)/g, read: unescaped },
  { pattern: /(name=")([^"]+)("[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n)([^\r\n]*)/g, read: String },
  { pattern: /(^|[?&])([^=&?\s"{}]+)(=)([^&\s]*)/g, read: decoded },
];

/** The secret values in a text. */
export const secretsIn = (text: string, isSecret: IsSecret): readonly string[] =>
  notations.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)]
      .filter(([, , name = '']) => isSecret(name))
      .map(([, , , , value = '']) => read(value)),
  );

/** The text with stars in the place of each. */
export const hidden = (text: string, isSecret: IsSecret): string =>
  notations.reduce(
    (rest, { pattern }) =>
      rest.replaceAll(pattern, (whole, before: string, name: string, between: string) =>
        isSecret(name) ? `${before}${name}${between}${stars}` : whole,
      ),
    text,
  );

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
