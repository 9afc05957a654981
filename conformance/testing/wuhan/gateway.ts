import { verifySignature } from '../../../spec/protocol/signature.ts';
import type { Application } from '../../platforms/wuhan/target.ts';
import { type Answering, type Received, sendJson } from '../endpoint.ts';

/** The application that the endpoints of tests know. */
export const caller: Application = {
  passid: 'tester',
  token: '0123456789abcdef0123456789ABCDEF',
};

/** A success without rows, as the document prints it (WH-R039). */
export const emptyPage = {
  errcode: 0,
  errmsg: '',
  data: { pageNo: 1, pageSize: 20, data: [], metadata: {} },
  hint: null,
};

/** A refusal as the document prints it (WH-R040). */
export const refusal = (errcode: number, errmsg = 'refused') => ({
  errcode,
  errmsg,
  data: { data: [], metadata: {} },
});

/** Whether `caller` has signed this request rightly and in time (WH-R032). */
export function isSigned({ headers }: Received, passidHeader = 'x-tif-passid'): boolean {
  const header = (name: string) => String(headers[name] ?? '');
  return (
    header(passidHeader) === caller.passid &&
    verifySignature({
      token: caller.token,
      timestamp: header('x-tif-timestamp'),
      nonce: header('x-tif-nonce'),
      signature: header('x-tif-signature'),
      now: Math.floor(Date.now() / 1000),
    })
  );
}

/** Serves whoever signs rightly, and nobody else. */
export const verifying: Answering = (request, response) =>
  sendJson(response, isSigned(request) ? emptyPage : refusal(1433));
