import { describe, expect, it } from 'vitest';
import { jpeg, pdf, png } from '../testing/licence-documents.ts';
import { mediaTypeOf } from './media.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const joined = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);
const zip = joined(bytes('PK\x03\x04'), Buffer.alloc(26));
const blanks = (count: number): Buffer => Buffer.alloc(count, ' ');

/** A JPEG that begins like ours and whose next segment claims a length of 0. */
const stuck = joined(jpeg.subarray(0, 2), Buffer.of(0xff, 0xe0, 0, 0), jpeg.subarray(2));

describe('the media type of a document', () => {
  it.each([
    ['a PDF', 'application/pdf', pdf],
    ['a PDF behind a byte order mark', 'application/pdf', joined(bytes('\xEF\xBB\xBF'), pdf)],
    ['a PDF behind some blanks', 'application/pdf', joined(bytes('\r\n\r\n'), pdf)],
    ['a PDF before some blanks', 'application/pdf', joined(pdf, blanks(1_000))],
    ['a PNG', 'image/png', png],
    ['a JPEG', 'image/jpeg', jpeg],
    [
      'a JPEG with fill bytes',
      'image/jpeg',
      joined(jpeg.subarray(0, 2), bytes('\xFF'), jpeg.subarray(2)),
    ],
    ['a JPEG before some padding', 'image/jpeg', joined(jpeg, Buffer.alloc(100))],
  ])('of %s is %s', (_, mediaType, document) => {
    expect(mediaTypeOf(document)).toBe(mediaType);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', bytes('授权书.pdf: %PDF-1.4 %%EOF')],
    ['HTML', bytes('<!DOCTYPE html><script>1</script>')],
    ['a zip, as a docx is', zip],
    ['a GIF', bytes('GIF89a\x01\0\x01\0\0\0\0;')],
    ['a web page that is also a PDF', joined(bytes('<script>1</script>\n'), pdf)],
    ['a PDF far behind blanks', joined(blanks(1_024), pdf)],
    ['a PDF without an end', pdf.subarray(0, pdf.indexOf('%%EOF'))],
    ['a PDF with a zip behind it', joined(pdf, zip, Buffer.alloc(1_024))],
    ['a header of a PDF', bytes('%PDF-')],
    ['a PDF of no version', bytes('%PDF-x\n%%EOF')],
    ['a PNG behind junk', joined(bytes('x'), png)],
    ['a PNG before junk', joined(png, bytes('x'))],
    ['a PNG without an image', joined(png.subarray(0, 33), png.subarray(-12))],
    ['a PNG without its header', joined(png.subarray(0, 8), png.subarray(33))],
    ['a PNG with two headers', joined(png.subarray(0, 33), png.subarray(8))],
    ['a JPEG behind junk', joined(bytes('x'), jpeg)],
    ['a JPEG without an end', jpeg.subarray(0, -2)],
    ['a JPEG with a zip behind it', joined(jpeg, zip, Buffer.alloc(1_024))],
    ['a JPEG that goes nowhere', stuck],
    ['a JPEG of fill bytes', joined(bytes('\xFF\xD8'), Buffer.alloc(5_000, 0xff))],
    ['a JPEG of start and end', bytes('\xFF\xD8\xFF\xD9')],
  ])('of %s is unknown', (_, document) => {
    expect(mediaTypeOf(document)).toBeUndefined();
  });

  it.each([
    ['PDF', pdf.subarray(0, -1)],
    ['PNG', png],
    ['JPEG', jpeg],
  ])('of a %s that is cut anywhere is unknown', (_, document) => {
    const cuts = Array.from({ length: document.length }, (__, end) => document.subarray(0, end));

    expect(cuts.filter((cut) => mediaTypeOf(cut) !== undefined)).toEqual([]);
  });

  it('is found for any bytes without a fault', () => {
    const broken = [pdf, png, jpeg].flatMap((document) =>
      Array.from(document, (byte, index) => {
        const copy = Buffer.from(document);
        copy[index] = byte ^ 0xff;
        return copy;
      }),
    );

    expect(() => broken.map(mediaTypeOf)).not.toThrow();
  });
});
