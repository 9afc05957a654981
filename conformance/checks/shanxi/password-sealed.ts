import type { Check } from '../../check.ts';
import { succeeded } from '../../expect.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { changed, onPasswords } from './password.ts';
import { rightQuery } from './password-change.ts';
import { isSealedReply, sealedRoot } from './sealed-calls.ts';

/** SX-R007, SX-A16: passwords are what is most worth sealing; the change back is a plain one. */
export const passwordSealed: Check<ShanxiSession> = {
  ...onPasswords,
  id: 'shanxi.password.sealed',
  requirements: ['SX-R007', 'SX-R029', 'SX-R030'],
  field: 'encrypted',
  needs: [...onPasswords.needs, 'capability.sm'],
  after: [...onPasswords.after, sealedRoot],
  title: {
    zh: '密码可以用 sm 请求修改，得到 sm 应答，新密码立即有效',
    en: 'A sealed request changes the password and gets a sealed reply; the new one is good at once',
  },
  run: (session) =>
    changed(
      session,
      async (temporary, reply) => {
        isSealedReply(reply);
        succeeded(await rightQuery(session, temporary));
      },
      { sealed: true },
    ),
};
