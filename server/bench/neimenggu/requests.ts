import { caseText, entityOf } from '../../testing/neimenggu-cases.ts';
import { postOf, type ReadyRequest } from '../ready-request.ts';
import { owner, type Scene } from './scene.ts';

export const casePath = '/security/receiveCaseinfo';

const isSuccess = (reply: string): boolean => reply.includes('"ackCode":"SUCCESS"');

/** Sessions that are opened, and closed again with the token that the login gave. */
export function sessions({ appSecret }: Scene, count: number): readonly ReadyRequest[] {
  const { application: appKey, account } = owner;
  const body = Buffer.from(JSON.stringify({ appKey, appSecret, account }));
  const login = { bytes: postOf('/security/login', body), isSuccess, next: logoutAfter };
  return Array.from({ length: count }, () => login);
}

function logoutAfter(reply: string): ReadyRequest {
  const token = /"access_token":"([^"]+)"/.exec(reply)?.[1];
  if (token === undefined) throw new Error(`a login without a token:\n${reply}`);
  const target = `/security/logout?access_token=${token}`;
  return { bytes: postOf(target, Buffer.from('{}')), isSuccess };
}

/** The JSON between the brackets of a list of so many entities, as long as real ones are. */
export const entitiesText = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, index) => entityText(index)).join());

function entityText(index: number): string {
  const pripid = `150100${String(index).padStart(26, '0')}`;
  const uniscid = `91150100MA${String(index).padStart(8, '0')}`;
  return JSON.stringify(entityOf(index, { pripid, uniscid }));
}

/** A case with these entities, sent within the session. */
export function caseRequest({ token }: Scene, caseid: string, entities: Buffer): ReadyRequest {
  const target = `${casePath}?access_token=${token}`;
  return {
    bytes: postOf(target, caseText(entities, { caseid })),
    isSuccess: (reply) => isSuccess(reply) && reply.includes('"acceptid":"'),
  };
}
