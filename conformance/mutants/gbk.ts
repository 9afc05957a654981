/** The bytes of a text in GBK, which Node reads but does not write; what GBK lacks becomes `?`. */
export function encodeGbk(text: string): Buffer {
  const table = gbkTable();
  const bytes = [...text].map((character) =>
    character < '\x80' ? Buffer.from(character) : (table.get(character) ?? Buffer.from('?')),
  );
  return Buffer.concat(bytes);
}

const known = new Map<string, Buffer>();

/** Each two-byte character of GBK, found by decoding all of them once. */
function gbkTable(): ReadonlyMap<string, Buffer> {
  if (known.size > 0) return known;
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      known.set(decoder.decode(bytes), bytes);
    }
  }
  return known;
}
