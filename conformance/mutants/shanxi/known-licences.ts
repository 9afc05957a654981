import { isMultipart, withFields } from '../bodies.ts';
import { mend, webPage, when } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { isText, licencesOf } from './admissions.ts';
import { after, only, refuse } from './deviations.ts';
import { calls, fieldsOf, isAbsent, textOf } from './requests.ts';
import type { Deviation, Mutant } from './surroundings.ts';

const licence = {
  requirements: ['SX-R034', 'SX-R032', 'SX-R077', 'SX-R074'],
  operation: 'getPublicResourcesTrading',
  field: 'licenseID',
} as const;

const upload = { requirements: ['SX-R033', 'SX-R035'], operation: 'uploadLicense' } as const;

/** Deviations by licence and document; written after the checks. */
export const knownLicences: readonly Mutant[] = [
  {
    ...licence,
    name: 'first-half-of-a-licence-will-do',
    class: 'security',
    says: {
      zh: '授权标识只比较前一半',
      en: 'only the first half of the identifier of a licence is compared',
    },
    deviate: admitNear((id, right) => id.startsWith(right.slice(0, right.length / 2))),
  },
  {
    ...licence,
    name: 'licence-is-compared-without-case',
    class: 'lenient',
    wish: true,
    says: { zh: '比较授权标识时不分大小写', en: 'a licence is compared without regard to case' },
    deviate: admitNear((id, right) => id.toLowerCase() === right.toLowerCase()),
  },
  {
    ...licence,
    name: 'licence-of-another-account-gets-a-web-page',
    class: 'robustness',
    says: {
      zh: '别的账户的授权得到网页',
      en: 'the licence of another account is answered by a web page',
    },
    deviate: only(
      'getPublicResourcesTrading',
      after('failure', (reply, request, { fixtures: { foreignLicence } }) =>
        textOf(request, 'licenseID') === foreignLicence?.licenseID ? webPage(500) : reply,
      ),
    ),
  },
  {
    ...upload,
    name: 'only-pdf-is-accepted',
    class: 'strict',
    // The document has no word on the kind of file.
    wish: true,
    says: { zh: '只接受 PDF，不接受图片', en: 'a PDF is accepted, images are not' },
    field: 'file',
    deviate: refuse(
      (request) => isMultipart(request) && /\r\ncontent-type: image\//i.test(latin(request)),
      '只接受 PDF 文件',
    ),
  },
  {
    ...upload,
    name: 'only-plain-file-names-are-accepted',
    class: 'strict',
    says: {
      zh: '文件名中有汉字或者引号的上传被拒绝',
      en: 'names of files with Han characters or quotes are refused',
    },
    field: 'file',
    deviate: refuse(
      (request) => isMultipart(request) && /[^\w .-]/.test(fileNameOf(request)),
      '文件名只能用字母和数字',
    ),
  },
  {
    ...upload,
    name: 'upload-as-json-gets-a-web-page',
    class: 'robustness',
    says: { zh: '写成 JSON 的上传得到网页', en: 'an upload written as JSON gets a web page' },
    deviate: when(
      (request) => calls('uploadLicense')(request) && !isAbsent(fieldsOf(request)['file']),
      async () => webPage(500),
    ),
  },
];

/** Takes for the licence of the trades what is like it and no licence itself. */
function admitNear(isLike: (id: string, right: string) => boolean): Deviation {
  return mend(
    (request, around) => {
      const { licenseID: id } = fieldsOf(request);
      const right = around.fixtures.traded?.licenseID;
      if (!calls('getPublicResourcesTrading')(request) || right === undefined) return false;
      return isText(id) && !licencesOf(around).includes(id) && isLike(id, right);
    },
    (request, { fixtures }) => withFields(request, { licenseID: fixtures.traded?.licenseID }),
  );
}

const latin = ({ body }: WireRequest): string => body.toString('latin1');

const fileNameOf = (request: WireRequest): string =>
  /filename="([^"]*)"/.exec(latin(request))?.[1] ?? '';
