import { expect, it } from 'vitest';
import { shippedDocuments } from '../../documents.ts';
import { userTerms } from './user-terms.ts';

const document = shippedDocuments()['shanxi'] ?? {};

it('every interface is granted one by one but those on the account itself', () => {
  expect(userTerms.grantable(document).toSorted()).toEqual([
    'getEnterpriseGrade',
    'getEnterpriseGrades',
    'getPublicResourcesTrading',
    'uploadLicense',
  ]);
});

it('the length of a password is what the document says of a new one', () => {
  expect(userTerms.passwordLength(document)).toEqual([8, 128]);
});
