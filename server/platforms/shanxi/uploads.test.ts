import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licenceBytes } from '../../licences/upload.ts';
import { jpeg, pdf, png } from '../../testing/licence-documents.ts';
import { filePart, textPart } from '../../testing/multipart-body.ts';
import { openSocket } from '../../testing/raw.ts';
import { createShanxiRig, formType, rated, type ShanxiRig } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

/** A PDF of that many bytes. */
const pdfOf = (bytes: number): Buffer =>
  Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(bytes - pdf.length), pdf.subarray(9)]);

describe('an upload', () => {
  it.each([
    ['a PDF', pdf],
    ['a PNG', png],
    ['a JPEG', jpeg],
    ['a file as large as may be', pdfOf(licenceBytes)],
  ])('of %s gives a licenceID that opens the trades', async (_, file) => {
    const { status, body } = await rig.upload(file);
    const { licenseID } = body.data;
    const query = { uniscId: rated, licenseID };

    expect([status, body.result]).toEqual([200, 1]);
    expect((await rig.ask('getPublicResourcesTrading', query)).body.result).toBe(1);
  });

  it('of other content is refused, whatever it is called', async () => {
    const { status, body } = await rig.upload(Buffer.from('<html>%PDF-1.4</html>'));

    expect([status, body.result]).toEqual([200, 0]);
    expect(body.msg).toMatch(/file must be a PDF, PNG or JPEG/);
  });

  it('without a file names it', async () => {
    const { body } = await rig.upload(pdf, { uniscId: rated }, []);

    expect(body.msg).toContain('file is missing');
  });

  it.each([
    ['pwd', { uniscId: rated, pwd: undefined }, 'pwd is missing'],
    ['uniscId', { uniscId: undefined }, 'uniscId is missing'],
    ['all of its uniscId', { uniscId: '9114' }, 'uniscId must be'],
  ])('without %s names it', async (_, given, says) => {
    expect((await rig.upload(pdf, given)).body.msg).toContain(says);
  });

  it('of an unknown caller is refused before its file is looked at', async () => {
    const { body } = await rig.upload(Buffer.from('junk'), { uniscId: 'x', pwd: 'wrong' });

    expect(body.msg).toContain('not authorised');
  });

  it.each([
    ['a file', async () => rig.upload(pdfOf(licenceBytes + 1))],
    ['a body', async () => rig.upload(pdfOf(licenceBytes + 1024 * 1024))],
    [
      'a JSON text',
      () => {
        const file = 'A'.repeat(16 * 1024 * 1024);
        return rig.ask('uploadLicense', { uniscId: rated, fileName: 'a.pdf', file });
      },
    ],
  ])('of %s that is too large is 413', async (_, send) => {
    const { status, body } = await send();

    expect([status, body.result]).toEqual([413, 0]);
  });

  it('is read alone or with others, many at a time', async () => {
    const uploads = Array.from({ length: 16 }, () => rig.upload(pdfOf(licenceBytes)));
    const results = (await Promise.all(uploads)).map(({ body }) => body.result);

    expect(results).toEqual(results.map(() => 1));
  });

  it('is read while others announce much and send nothing', async () => {
    const head = `POST /uploadLicense HTTP/1.1\r\nHost: a\r\nContent-Type: ${formType}\r\n`;
    const idle = Array.from({ length: 40 }, () => openSocket(rig.server.url));
    for (const socket of idle) socket.write(`${head}Content-Length: 10000000\r\n\r\n`);
    await rig.ask('getToken');
    const { body } = await rig.upload(pdfOf(licenceBytes));
    for (const socket of idle) socket.destroy();

    expect(body.result).toBe(1);
  });
});

describe('a form that is broken is 400:', () => {
  it.each<[string, string | Blob]>([
    ['no boundary in it', 'accessid=x'],
    ['nothing', ''],
    ['cut in the middle', '--rig\r\nContent-Disposition: form-data; name="pwd"\r\n\r\nx'],
    ['a part without a head', '--rig\r\nx\r\n--rig--\r\n'],
    ['a part without a name', '--rig\r\nContent-Disposition: form-data\r\n\r\nx\r\n--rig--\r\n'],
    ['bytes', new Blob([new Uint8Array(1_000).fill(255)])],
  ])('%s', async (_, body) => {
    const headers = { 'content-type': formType };
    const reply = await rig.call({ path: '/uploadLicense', headers, body });

    expect([reply.status, reply.body.result]).toEqual([400, 0]);
  });

  it('a field that occurs twice', async () => {
    const parts = [textPart('pwd', 'again'), filePart('a.pdf', pdf)];
    const { status } = await rig.upload(pdf, { uniscId: rated }, parts);

    expect(status).toBe(400);
  });
});
