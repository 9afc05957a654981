import type { Check } from '../../check.ts';
import { deriveMethodChecks, refusedMethod } from '../../derive/protocol.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { multipartBody, type Part } from '../../platforms/shanxi/multipart.ts';
import { nobody } from '../../platforms/shanxi/nobody.ts';
import type { Sending } from '../../platforms/shanxi/request.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { freshMark, uploadForm } from '../../platforms/shanxi/uploads.ts';
import { onUploads, synthetic, uploading } from './upload.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** A right form that may be changed before it is sent. */
const rightForm = ({ target }: ShanxiSession): readonly Part[] =>
  uploadForm(target.account, { uniscId: synthetic[0] });

const send = (session: ShanxiSession, sending: Sending): Promise<Reply> =>
  session.violate(uploading, {}, sending);

/** The form with another text in one place. */
const withText = (form: readonly Part[], name: string, value: string): readonly Part[] =>
  form.map((part) => (part.name === name ? { ...part, value } : part));

const names = ['accessid', 'username', 'pwd', 'uniscId', 'file'] as const;

const missing = names.map(
  (name): ShanxiCheck => ({
    ...onUploads,
    id: `shanxi.upload.missing.${name}`,
    requirements: ['SX-R033', name === 'uniscId' || name === 'file' ? 'SX-R032' : 'SX-R039'],
    field: name,
    title: { zh: `没有 ${name} 的上传被拒绝`, en: `An upload without ${name} is refused` },
    async run(session) {
      const form = rightForm(session).filter((part) => part.name !== name);
      refused(await send(session, { form }), { as: ['bad-input'] });
    },
  }),
);

const callers = ['accessid', 'username', 'pwd'] as const;

const wrongCaller = callers.map(
  (name): ShanxiCheck => ({
    ...onUploads,
    id: `shanxi.upload.${name}-unknown`,
    requirements: ['SX-R033', 'SX-R039', 'SX-R026', 'SX-R050'],
    field: name,
    title: { zh: `${name} 错误的上传被拒绝`, en: `An upload with a wrong ${name} is refused` },
    async run(session) {
      const form = withText(rightForm(session), name, nobody);
      refused(await send(session, { form }), { as: ['bad-credentials'] });
    },
  }),
);

/** What is no document at all, and an enterprise that is none: the source says nothing of them. */
const wishes: readonly (readonly [id: string, part: Part, zh: string, en: string])[] = [
  [
    'empty-file',
    { name: 'file', value: '', fileName: `${freshMark()}.pdf`, type: 'application/pdf' },
    '空文件被拒绝',
    'An empty file is refused',
  ],
  [
    'no-document',
    { name: 'file', value: 'qiyue', fileName: `${freshMark()}.pdf`, type: 'application/pdf' },
    '名为 PDF 而内容不是的文件被拒绝',
    'A file that is called a PDF and is none is refused',
  ],
  [
    'uniscId-form',
    { name: 'uniscId', value: 'QIYUE-TEST' },
    '不成样子的 uniscId 被拒绝',
    'A uniscId of a wrong form is refused',
  ],
];

const wished = wishes.map(
  ([id, part, zh, en]): ShanxiCheck => ({
    ...onUploads,
    id: `shanxi.upload.${id}`,
    severity: 'should',
    field: part.name,
    title: { zh, en },
    async run(session) {
      const form = rightForm(session).map((own) => (own.name === part.name ? part : own));
      refused(await send(session, { form }), { as: ['bad-input'] });
    },
  }),
);

const noBoundary: ShanxiCheck = {
  ...onUploads,
  id: 'shanxi.upload.no-boundary',
  field: 'Content-Type',
  title: {
    zh: '类型里没有 boundary 的表单被拒绝',
    en: 'A form whose media type names no boundary is refused',
  },
  async run(session) {
    const headers = { 'Content-Type': 'multipart/form-data' };
    refused(await send(session, { form: rightForm(session), headers }), { as: ['bad-input'] });
  },
};

/** A wish: some parsers take what they have. */
const cut: ShanxiCheck = {
  ...onUploads,
  id: 'shanxi.upload.cut',
  severity: 'should',
  title: { zh: '断在文件中间的表单被拒绝', en: 'A form that ends within its file is refused' },
  async run(session) {
    const form = rightForm(session);
    const body = multipartBody(form).subarray(0, -100);
    refused(await send(session, { form, body }), { as: ['bad-input'] });
  },
};

const methods = deriveMethodChecks<ShanxiSession, Sending>({
  contractId: 'shanxi',
  base: { ...onUploads, operation: uploading },
  title: ({ zh, en }) => ({ zh: `${uploading}：${zh}`, en: `${uploading}: ${en}` }),
  send: (session, sending) => send(session, { form: rightForm(session), ...sending }),
  methods: { requirements: ['SX-R035', 'SX-R033'], judge: (_, reply) => refusedMethod(reply) },
});

/** Every upload that is not to be kept. */
export const uploadFaultChecks: readonly ShanxiCheck[] = [
  ...missing,
  ...wrongCaller,
  ...wished,
  noBoundary,
  cut,
  ...methods,
];
