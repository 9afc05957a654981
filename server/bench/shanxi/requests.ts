import { randomInt } from 'node:crypto';
import { type Recipient, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { uniscIdAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { postOf, type ReadyRequest } from '../ready-request.ts';
import { gradeCount, gradeOperation, listOperation, type Scene } from './scene.ts';

/** SX-R069: the most that one page may hold. */
export const pageSize = 1_000;

/** A page of the grades; right is the reply that begins with the company of that place. */
export function pageRequest(scene: Scene, pageno: number): ReadyRequest {
  const body = Buffer.from(JSON.stringify({ ...scene, pageno, pagesize: pageSize }));
  const beginning = `"companyList":[{"uniscId":"${uniscIdAt((pageno - 1) * pageSize)}"`;
  return {
    bytes: postOf(`/${listOperation}`, body),
    isSuccess: (reply) => reply.includes('"result":1') && reply.includes(beginning),
  };
}

/** The grade of a random enterprise. */
export function gradeRequest(scene: Scene): ReadyRequest {
  const uniscId = uniscIdAt(randomInt(gradeCount));
  const body = Buffer.from(JSON.stringify({ ...scene, uniscId }));
  return {
    bytes: postOf(`/${gradeOperation}`, body),
    isSuccess: (reply) => reply.includes('"result":1') && reply.includes(`"uniscId":"${uniscId}"`),
  };
}

/** The same, sealed before the clock starts; a reply is sealed only if the request was opened. */
export function sealedGradeRequest(scene: Scene, recipient: Recipient): ReadyRequest {
  const uniscId = uniscIdAt(randomInt(gradeCount));
  const plain = Buffer.from(JSON.stringify({ ...scene, uniscId }));
  const body = Buffer.from(JSON.stringify(sealRequest(plain, recipient).envelope));
  return {
    bytes: postOf(`/${gradeOperation}`, body),
    isSuccess: (reply) => reply.includes('HTTP/1.1 200') && reply.includes('"encrypted"'),
  };
}
