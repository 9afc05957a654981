import { sign } from '../../../spec/protocol/signature.ts';
import type { Check } from '../../check.ts';
import { deriveCompleteCheck, deriveLeakCheck } from '../../derive/overviews.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import type { Application } from '../../platforms/wuhan/target.ts';

/** Over all replies of the run. */
export const leakCheck: Check<WuhanSession> = deriveLeakCheck({
  contractId: 'wuhan',
  requirements: ['WH-R034', 'WH-R010', 'WH-R048', 'WH-R040'],
  field: 'errmsg',
  title: {
    zh: '应答不泄露程序内部信息、密钥和正确的签名',
    en: 'No reply shows the inside of the program, a secret or the right signature',
  },
  secret: 'TOKEN',
  /** The signature that would have been right for the headers that were sent. */
  reveals: ({ target }) => {
    const { application, secondApplication = application } = target;
    return (text, { request }) => {
      const header = (name: string) => request.headers.find(([other]) => other === name)?.[1] ?? '';
      const right = (one: Application): string =>
        sign({ ...one, timestamp: header('x-tif-timestamp'), nonce: header('x-tif-nonce') });
      const sent = header('x-tif-signature').toUpperCase();
      const revealed = [application, secondApplication]
        .map(right)
        .some((signature) => signature !== sent && text.toUpperCase().includes(signature));
      return revealed ? 'x-tif-signature' : null;
    };
  },
});

/** Over all exchanges of the run. */
export const completeCheck: Check<WuhanSession> = deriveCompleteCheck({
  contractId: 'wuhan',
  requirements: ['WH-R014', 'WH-R040'],
});
