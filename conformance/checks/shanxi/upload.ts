import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { jpeg, png } from '../../platforms/shanxi/documents.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import {
  fileOf,
  freshMark,
  licenseIn,
  type Upload,
  uploadForm,
} from '../../platforms/shanxi/uploads.ts';
import { onOperation } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** Clause 6.2.3 a): the first step of an authorised query. */
export const uploading = 'uploadLicense';

/** What else is tried with uploads builds on this one. */
export const uploadRoot = 'shanxi.upload.right';

/** What every check of uploads says of itself. */
export const onUploads = {
  ...onOperation(uploading),
  requirements: ['SX-R033'] as readonly [RequirementId],
  field: 'file',
  after: [rootCheck, uploadRoot],
} as const;

/** Codes of no company: division 9999 of the province is not assigned. */
export const synthetic = ['91149999MA0DEM0139', '91149999MA0DEM0214'] as const;

/** Uploads by the account under test, for a made-up enterprise unless another is named. */
export const upload = (session: ShanxiSession, one: Partial<Upload> = {}): Promise<Reply> =>
  session.violate(
    uploading,
    {},
    { form: uploadForm(session.target.account, { uniscId: synthetic[0], ...one }) },
  );

/** An upload that is kept, and its identifier. */
export async function kept(session: ShanxiSession, one: Partial<Upload> = {}): Promise<string> {
  const reply = await upload(session, one);
  succeeded(reply);
  const id = licenseIn(reply);
  holds(id !== '', {
    expected: { zh: '一个不为空的 licenseID', en: 'a licenseID that is not empty' },
    actual: { zh: '没有', en: 'none' },
    at: '/data/licenseID',
  });
  return id;
}

const right: ShanxiCheck = {
  ...onUploads,
  id: uploadRoot,
  requirements: ['SX-R033', 'SX-R077'],
  field: 'licenseID',
  after: [rootCheck],
  title: {
    zh: '上传一个 PDF 的授权协议，得到 licenseID',
    en: 'An authorisation uploaded as a PDF gets a licenseID',
  },
  run: async (session) => void (await kept(session)),
};

/** A wish: the document has no word on the kind of file. */
const images = [png, jpeg].map(
  (document): ShanxiCheck => ({
    ...onUploads,
    id: `shanxi.upload.${document.ending}`,
    severity: 'should',
    title: {
      zh: `授权协议可以是 ${document.type}`,
      en: `An authorisation can be ${document.type}`,
    },
    run: async (session) => void (await kept(session, { document })),
  }),
);

const several: ShanxiCheck = {
  ...onUploads,
  id: 'shanxi.upload.several',
  requirements: ['SX-R033', 'SX-R032'],
  field: 'licenseID',
  title: {
    zh: '为两个企业上传，得到两个不同的 licenseID',
    en: 'Uploads for two enterprises get two identifiers',
  },
  async run(session) {
    const [one, other] = synthetic;
    const first = await kept(session, { uniscId: one });
    const second = await kept(session, { uniscId: other });
    holds(first !== second, {
      expected: { zh: '两个不同的标识', en: 'two identifiers' },
      actual: { zh: '两次相同', en: 'the same twice' },
      at: '/data/licenseID',
    });
  },
};

/** Names that people give to files. */
const names = [
  { id: 'han', fileName: '授权书（盖章）', zh: '汉字', en: 'Han characters', severity: 'must' },
  { id: 'quoted', fileName: `it's "signed"; v=1`, zh: '引号', en: 'quotes', severity: 'should' },
] as const;

const named = names.map(
  ({ id, fileName, zh, en, severity }): ShanxiCheck => ({
    ...onUploads,
    id: `shanxi.upload.name.${id}`,
    severity,
    title: { zh: `文件名可以有${zh}`, en: `The name of a file can have ${en}` },
    run: async (session) =>
      void (await kept(session, { fileName: `${freshMark()} ${fileName}.pdf` })),
  }),
);

/** A form is enough; whoever takes JSON as well gives an identifier for it too. */
const asJson: ShanxiCheck = {
  ...onUploads,
  id: 'shanxi.upload.json',
  severity: 'should',
  field: 'Content-Type',
  title: {
    zh: '写成 JSON 的上传若被接受，也得到 licenseID',
    en: 'An upload written as JSON, if it is accepted, gets a licenseID too',
  },
  async run(session) {
    const { value, fileName } = fileOf({});
    const parameters = { uniscId: synthetic[0], fileName, file: value.toString('base64') };
    const reply = await session.violate(uploading, parameters);
    if (!reply.outcomes.includes('success')) {
      refused(reply, { as: ['bad-input'] });
      throw new NotObserved({ zh: '只接受表单', en: 'only forms are accepted' });
    }
    holds(licenseIn(reply) !== '', {
      expected: { zh: '一个不为空的 licenseID', en: 'a licenseID that is not empty' },
      actual: { zh: '没有', en: 'none' },
      at: '/data/licenseID',
    });
  },
};

export const uploadChecks: readonly ShanxiCheck[] = [right, ...images, several, ...named, asJson];
