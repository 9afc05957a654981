/** A part of a form as bytes: the lines of its head, and what is in it. */
export interface Part {
  readonly head: string;
  readonly body: string | Buffer;
}

export const textPart = (name: string, body: string | Buffer): Part => ({
  head: `Content-Disposition: form-data; name="${name}"`,
  body,
});

export const filePart = (fileName: string, body: string | Buffer, name = 'file'): Part => ({
  head: `Content-Disposition: form-data; name="${name}"; filename="${fileName}"`,
  body,
});

/** The body of a form, written byte by byte so that a test can also write a wrong one. */
export const multipartBody = (boundary: string, parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ head, body }) => [
      Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
