import { crc32, deflateSync } from 'node:zlib';

/** The smallest documents of each kind that an authorisation may be (SX-R033), unsigned. */

/** A document as a form carries it. */
export interface Document {
  readonly type: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly ending: string;
  readonly bytes: Buffer;
}

const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>',
];

/** A PDF of one empty page; the mark in its second line makes each another file. */
export function pdf(mark: string): Document {
  let text = `%PDF-1.4\n%${mark}\n`;
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${`${offset}`.padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return { type: 'application/pdf', ending: 'pdf', bytes: Buffer.from(text + table + end) };
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** One white pixel, with a signature, a header, the pixel and an end. */
export const png: Document = {
  type: 'image/png',
  ending: 'png',
  bytes: Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]),
};

const none = '00'.repeat(15);

/** One grey pixel: a table of quanta, a frame, two tables of one code each, and the scan. */
export const jpeg: Document = {
  type: 'image/jpeg',
  ending: 'jpg',
  bytes: Buffer.from(
    [
      ...['ffd8', 'ffe000104a46494600010100000100010000', `ffdb004300${'01'.repeat(64)}`],
      ...['ffc0000b080001000101011100', `ffc400140001${none}00`, `ffc400141001${none}00`],
      ...['ffda0008010100003f003f', 'ffd9'],
    ].join(''),
    'hex',
  ),
};
