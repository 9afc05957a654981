import { crc32, deflateSync } from 'node:zlib';

/** The smallest documents of each kind that programs open, for whoever tests uploads. */

/** A PDF of one empty page. */
export const pdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj',
    'trailer<</Root 1 0 R/Size 4>>',
    '%%EOF\n',
  ].join('\n'),
);

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

/** A PNG of one grey pixel. */
export const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
  chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.of(0, 128))),
  chunk('IEND', Buffer.alloc(0)),
]);

const segment = (marker: string, data: string): string =>
  `ff${marker}${(data.length / 2 + 2).toString(16).padStart(4, '0')}${data}`;

/** A JPEG of one grey pixel: one quantisation table, one frame, a Huffman table of each kind. */
export const jpeg = Buffer.from(
  [
    'ffd8',
    segment('e0', '4a46494600010100000100010000'),
    segment('db', `00${'01'.repeat(64)}`),
    segment('c0', '080001000101011100'),
    segment('c4', `0001${'00'.repeat(15)}00`),
    segment('c4', `1001${'00'.repeat(15)}00`),
    segment('da', '010100003f00'),
    '3fffd9',
  ].join(''),
  'hex',
);
