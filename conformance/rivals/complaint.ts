/** One thing a tool says is wrong, cut out of its raw output. */
export interface Complaint {
  /** Where it says so: an operation, a request of its own, or nothing. */
  readonly where: string;
  readonly says: string;
}

/** What changes from run to run though the complaint is the same: times, tokens, ports, ids. */
const volatile: readonly (readonly [RegExp, string])[] = [
  [/\b127\.0\.0\.1:\d+/g, '<host>'],
  [/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[.\d]*Z?/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?=[\w.~-]*\d)[\w.~-]{20,}\b/g, '<token>'],
  [/\b\d{5,}\b/g, '<number>'],
  [/\b\d+(?:\.\d+)? ?m?s\b/g, '<duration>'],
];

/** Two complaints with the same key are one: what one says of the reference is no finding. */
export function keyOf({ where, says }: Complaint): string {
  return volatile.reduce(
    (text, [pattern, name]) => text.replaceAll(pattern, name),
    `${where} ${says}`,
  );
}

/** Each complaint once, in the order of the tool. */
export function distinct(complaints: readonly Complaint[]): readonly Complaint[] {
  return [...new Map(complaints.map((one) => [keyOf(one), one])).values()];
}
