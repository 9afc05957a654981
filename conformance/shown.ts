import type { Text } from '../spec/language.ts';

/** A value as it stands in a message: JSON, cut when long. */
export function shown(value: unknown): Text {
  if (value === undefined) return { zh: '没有', en: 'nothing' };
  const json = JSON.stringify(value);
  const cut = json.length > 200 ? `${json.slice(0, 200)}…` : json;
  return { zh: cut, en: cut };
}
