/** One part of a form: a text, or a file. */
export interface Part {
  readonly name: string;
  readonly value: string | Buffer;
  readonly fileName?: string;
  readonly type?: string;
}

const boundary = 'qiyue-5f0c1e7a9d3b4682';

/** The media type of `multipartBody`. */
export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** A form as RFC 7578 has it; names of files are sent in UTF-8, as browsers do. */
export const multipartBody = (parts: readonly Part[]): Buffer =>
  Buffer.concat([...parts.flatMap(partBytes), Buffer.from(`--${boundary}--\r\n`)]);

function partBytes({ name, value, fileName, type }: Part): readonly Buffer[] {
  const file = fileName === undefined ? '' : `; filename="${fileName.replaceAll('"', '%22')}"`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${name}"${file}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
  ];
  return [Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')];
}
