import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../../../generated/shanxi.zh.json' with { type: 'json' };
import { createShanxiRig, type Sent, type ShanxiRig } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

const { examples } = document.components;
const rated = examples.grade.value.uniscId;
const other = examples.unrated.value.data.uniscId;

describe('the examples of the contract are what the server answers', () => {
  it.each<[keyof typeof examples, string, object]>([
    ['gradeFound', 'getEnterpriseGrade', { uniscId: rated }],
    ['unrated', 'getEnterpriseGrade', { uniscId: other }],
    ['unknownEnterprise', 'getEnterpriseGrade', { uniscId: '91159999MA0DEM013D' }],
    ['refusedCaller', 'getEnterpriseGrade', { uniscId: rated, pwd: 'x' }],
    ['missingField', 'getToken', { username: null }],
    ['badPageSize', 'getEnterpriseGrades', { pagesize: 1_001 }],
    ['refusedLicence', 'getPublicResourcesTrading', { uniscId: rated, licenseID: 'x' }],
    ['noDocument', 'uploadLicense', { uniscId: rated, fileName: 'a.pdf', file: 'AAAA' }],
    ['unopened', 'getToken', { encrypted: 'x' }],
  ])('%s', async (name, operation, given) => {
    const { body } = await rig.ask(operation, given);

    expect(body).toEqual(examples[name].value);
  });

  it.each<[keyof typeof examples, Sent]>([
    ['malformed', { body: '{' }],
    ['tooLarge', { body: 'x'.repeat(1024 * 1024 + 1) }],
    ['mediaType', { headers: { 'content-type': 'text/xml' }, body: {} }],
    ['notFound', { path: '/getToken/nowhere', body: {} }],
    ['wrongMethod', { method: 'GET' }],
  ])('%s, whoever asks', async (name, sent) => {
    expect((await rig.call(sent)).body).toEqual(examples[name].value);
  });

  it.each<[keyof typeof examples, string, string]>([
    ['tradesFound', 'traded', rated],
    ['noTrades', 'untraded', other],
  ])('%s, with a licence', async (name, licence, uniscId) => {
    const licenseID = rig.licences[licence];
    const { body } = await rig.ask('getPublicResourcesTrading', { uniscId, licenseID });

    expect(body).toEqual(examples[name].value);
  });

  it('licenceKept, but for the id', async () => {
    const { uniscId, fileName, file } = examples.licence.value;
    const { body } = await rig.ask('uploadLicense', { uniscId, fileName, file });
    const { licenseID } = body.data;

    expect(body).toEqual({ ...examples.licenceKept.value, data: { licenseID } });
  });

  it('publicKeyGiven, but for the key', async () => {
    const { body } = await rig.ask('getPublicKey');
    const { publicKey, keyId } = body.data;

    expect(body).toEqual({
      ...examples.publicKeyGiven.value,
      data: { algorithm: 'SM2', publicKey, keyId },
    });
  });

  it('tokenGiven, but for the token', async () => {
    const { body } = await rig.ask('getToken');
    const { token } = body.data;

    expect(body).toEqual({ ...examples.tokenGiven.value, data: { token, expiresIn: 7_200 } });
  });

  it('passwordChanged', async () => {
    const { newPwd } = examples.newPassword.value;
    const { body } = await rig.ask('updatePassword', { username: 'demo-second', newPwd });

    expect(body).toEqual(examples.passwordChanged.value);
  });
});
