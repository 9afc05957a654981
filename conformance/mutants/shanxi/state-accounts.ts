import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { withFields } from '../bodies.ts';
import { mend } from '../deviations.ts';
import { map, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { isCaller } from './admissions.ts';
import { after, edit, failure, only, pretend } from './deviations.ts';
import { renamed } from './renamed.ts';
import { calls, textOf } from './requests.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

const change = { class: 'state', requirements: ['SX-R007'], field: 'pwd' } as const;
const token = { class: 'state', requirements: ['SX-R008', 'SX-R007'], field: 'token' } as const;
const licence = {
  class: 'state',
  requirements: ['SX-R033', 'SX-R034', 'SX-R077', 'SX-R032'],
  field: 'licenseID',
} as const;

/** Passwords, tokens, keys and licences that do not last, or last too long (SX-A08, SX-A09). */
export const stateAccounts: readonly Mutant[] = [
  {
    ...change,
    name: 'password-change-changes-nothing',
    says: { zh: '修改密码成功而密码没有变', en: 'a password change succeeds and changes nothing' },
    deviate: pretend(
      (request, { accounts }) =>
        calls('updatePassword')(request) &&
        accounts().some((account) => isCaller(request, account)) &&
        textOf(request, 'newPwd').length > 7,
    ),
  },
  {
    ...change,
    name: 'old-password-still-works',
    says: { zh: '修改以后旧密码仍可用', en: 'the old password still works after a change' },
    deviate: mend(
      (request, around) => !calls('updatePassword')(request) && hasFormerPassword(request, around),
      (request, { accounts }) => {
        const own = accounts().find(({ username }) => username === textOf(request, 'username'));
        return withFields(request, { pwd: own?.pwd });
      },
    ),
  },
  {
    ...token,
    name: 'token-outlives-the-password',
    says: { zh: '修改密码后令牌仍有效', en: 'a token is still good after a password change' },
    deviate: mend(
      (request, { tokens }) => tokens().some((one) => one.isDead && isTokenOf(request, one.token)),
      (request) => withFields(request, { token: undefined }),
    ),
  },
  {
    ...token,
    name: 'tokens-are-numbered',
    // No document says what a token is like.
    wish: true,
    requirements: ['SX-R008'],
    says: { zh: '令牌是流水号', en: 'tokens are numbered' },
    operation: 'getToken',
    deviate: renamed('getToken', 'token', (_value, count) => `${1000 + count}`),
  },
  {
    name: 'public-key-belongs-to-nobody',
    class: 'state',
    requirements: ['SX-R006', 'SX-R029'],
    says: { zh: '给出的公钥与私钥不成对', en: 'the public key does not fit the private one' },
    deviate: only(
      'getPublicKey',
      edit('success', put('data.publicKey', createKeyPair().publicKey)),
    ),
  },
  {
    ...licence,
    name: 'licence-works-once',
    says: { zh: '授权标识只能用一次', en: 'a licence can be used once only' },
    operation: 'getPublicResourcesTrading',
    deviate: only(
      'getPublicResourcesTrading',
      after('success', (reply, request, { memory }) => {
        const id = textOf(request, 'licenseID');
        const isUsed = memory.has(id);
        memory.set(id, true);
        return isUsed ? failure('授权协议无效') : reply;
      }),
    ),
  },
  {
    ...licence,
    name: 'uploaded-licence-does-not-hold',
    // People may have to look at a licence before it holds (SX-A08).
    wish: true,
    says: { zh: '上传得到的标识不能用', en: 'the identifier of an upload opens nothing' },
    deviate: only('uploadLicense', edit('success', map('data.licenseID', turned))),
  },
  {
    ...licence,
    name: 'all-uploads-get-the-same-identifier',
    says: { zh: '每次上传得到同一个标识', en: 'all uploads get the same identifier' },
    operation: 'uploadLicense',
    deviate: renamed('uploadLicense', 'licenseID', () => 'L-2026'),
  },
];

function hasFormerPassword(request: WireRequest, { formerPasswords }: Surroundings): boolean {
  return formerPasswords(textOf(request, 'username')).includes(textOf(request, 'pwd'));
}

const isTokenOf = (request: WireRequest, token: string): boolean =>
  textOf(request, 'token') === token;

function turned(text: unknown): string {
  return [...String(text)].toReversed().join('');
}
