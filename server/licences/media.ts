import type { LicenceMediaType } from '../stores/licence-port.ts';

/**
 * SX-R032: what kind of document these bytes are, by their content alone. A name proves nothing,
 * and what begins as something else is that something to whoever opens it.
 */
export function mediaTypeOf(bytes: Buffer): LicenceMediaType | undefined {
  if (isPdf(bytes)) return 'application/pdf';
  if (isPng(bytes)) return 'image/png';
  return isJpeg(bytes) ? 'image/jpeg' : undefined;
}

/** How far from either end readers look for the header of a PDF, and for the end of a document. */
const margin = 1024;

/** Readers skip anything before the header; here only a byte order mark and blanks may be. */
function isPdf(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, margin);
  return /^(\xEF\xBB\xBF)?[\0\t\n\f\r ]*%PDF-[12]\.\d/.test(head) && endsWith(bytes, '%%EOF');
}

/** Scanners and cameras write some bytes behind the end. */
const endsWith = (bytes: Buffer, end: string): boolean =>
  bytes.subarray(-margin).includes(end, 0, 'latin1');

const pngSignature = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');

/** Bytes of a PNG chunk beside its data: length and name before it, check sum behind it. */
const [chunkHead, chunkRest] = [8, 12];

/** The chunks fill the file without a gap: header first, then some image data, the end last. */
function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, pngSignature.length).equals(pngSignature)) return false;
  let [at, hasImage] = [pngSignature.length, false];
  while (bytes.length - at >= chunkRest) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + chunkHead);
    if ((at === pngSignature.length) !== (name === 'IHDR')) return false;
    if (name === 'IHDR' && length !== 13) return false;
    at += length + chunkRest;
    if (name === 'IEND') return hasImage && length === 0 && at === bytes.length;
    hasImage ||= name === 'IDAT';
  }
  return false;
}

/** Markers of a JPEG: start and end of the image, start of the scan, and those without a length. */
const [startOfImage, startOfScan] = ['\xFF\xD8\xFF', 0xda];
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** SOF0 to SOF15, among which three mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Segments follow each other up to the scan; a frame has come before it, and the end after it. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, startOfImage.length) !== startOfImage) return false;
  let [at, hasFrame] = [2, false];
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else {
      const length = bytes.readUInt16BE(at + 2);
      if (length < 2) return false;
      at += 2 + length;
      if (marker === startOfScan) return hasFrame && endsWith(bytes.subarray(at), '\xFF\xD9');
      hasFrame ||= isFrame(marker);
    }
  }
  return false;
}
