/** Replaces every secret in a text by stars; nothing that leaves the judge may carry one. */
export type Mask = (text: string) => string;

/** A mask for the given secrets; very short ones are left, they would mask ordinary text. */
export function createMask(secrets: readonly string[]): Mask {
  const long = secrets.filter((secret) => secret.length >= 4);
  return (text) => long.reduce((masked, secret) => masked.replaceAll(secret, '******'), text);
}

const secretHeaders = /^(x-tif-signature|authorization|proxy-authorization|cookie|set-cookie)$/i;

/** A header value that proves an identity is shown by its beginning only. */
export const maskHeader = (name: string, value: string): string =>
  secretHeaders.test(name) && value.length > 8 ? `${value.slice(0, 8)}…` : value;
