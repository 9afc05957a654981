import { isMultipart, objectOf } from '../bodies.ts';
import { isObject, type Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, only, success } from './deviations.ts';
import { isAbsent } from './requests.ts';
import type { Deviation, Mutant } from './surroundings.ts';

const upload = {
  class: 'lenient',
  requirements: ['SX-R033', 'SX-R032'],
  operation: 'uploadLicense',
} as const;

/** Takes what is no authorisation; nothing is kept, but an identifier comes back. */
export const lenientUploads: readonly Mutant[] = [
  {
    ...upload,
    name: 'upload-without-a-file-is-accepted',
    says: { zh: '没有文件的上传也接受', en: 'an upload without a file is accepted' },
    field: 'file',
    deviate: taken(({ file }) => isAbsent(file)),
  },
  {
    ...upload,
    name: 'text-is-accepted-as-a-document',
    says: { zh: '文本文件也当作授权协议', en: 'a text file is accepted as a document' },
    field: 'file',
    deviate: taken(({ file }) => !isAbsent(file)),
  },
];

/** Accepts some of the uploads that are refused, from callers who are who they say. */
function taken(isMeant: (upload: Json) => boolean): Deviation {
  return only(
    'uploadLicense',
    after('failure', async (reply, request, { accounts }) => {
      const sent = await uploadOf(request);
      const isRight = accounts().some(
        ({ accessid, username, pwd }) =>
          sent['accessid'] === accessid && sent['username'] === username && sent['pwd'] === pwd,
      );
      return isRight && isMeant(sent)
        ? success({ licenseID: 'L0QIYUETEST0000000000000000' })
        : reply;
    }),
  );
}

/** The fields of an upload in either form; a file stands as its content. */
async function uploadOf(request: WireRequest): Promise<Json> {
  if (!isMultipart(request)) return objectOf(request) ?? {};
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(request.body, { headers }).formData().catch(() => new FormData());
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : await value.text(),
  ]);
  const fields: unknown = Object.fromEntries(await Promise.all(entries));
  return isObject(fields) ? fields : {};
}
