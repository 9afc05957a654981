import type { Check } from '../../check.ts';
import { deriveCompleteCheck, deriveLeakCheck } from '../../derive/overviews.ts';
import type { Reply } from '../../exchange/observation.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import { type NeimengguSession, tokenIn } from '../../platforms/neimenggu/session.ts';
import { withoutGifts } from './refusals.ts';

/** Over all replies of the run. */
export const leakCheck: Check<NeimengguSession> = deriveLeakCheck({
  contractId: 'neimenggu',
  requirements: ['NM-R025', 'NM-R022', 'NM-R009', 'NM-R010'],
  field: 'message',
  title: {
    zh: '应答不泄露程序内部信息、appSecret 和别的会话的令牌',
    en: "No reply shows the inside of the program, an appSecret or another session's token",
  },
  secret: 'appSecret',
  /** A login shows the token that it gives; what was sent may come back. */
  reveals: ({ all }) => {
    const given = all.flatMap(({ reply }) =>
      reply?.operation === 'login' ? [tokenIn(reply)] : [],
    );
    const tokens = [...new Set(given.filter((token) => token !== null))];
    return (text, { reply, request }) => {
      const own = reply && tokenIn(reply);
      const sent = [request.path, request.body, request.headers].join();
      const isForeign = (token: string) => token !== own && !sent.includes(token);
      const revealed = tokens.some((token) => text.includes(token) && isForeign(token));
      return revealed ? 'access_token' : null;
    };
  },
});

/** Over all exchanges of the run. */
export const completeCheck: Check<NeimengguSession> = deriveCompleteCheck({
  contractId: 'neimenggu',
  requirements: ['NM-R010', 'NM-R032'],
});

/** Over all failures of the run: what only a success gives stands in none of them. */
export const emptyHanded: Check<NeimengguSession> = {
  severity: 'must',
  source: 'hand-written',
  operation: '*',
  id: 'neimenggu.failure.empty-handed',
  requirements: ['NM-R010', 'NM-R022'],
  field: 'access_token',
  title: {
    zh: '失败的应答不带令牌和受理号',
    en: 'No failure carries a token or an acceptid',
  },
  run({ all }) {
    const failures = all.filter(({ reply }) => reply && isFailed(reply));
    if (failures.length === 0) throw new NotObserved();
    for (const evidence of failures) {
      try {
        if (evidence.reply) withoutGifts(evidence.reply);
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        const { expected, actual, at } = error;
        throw new Mismatch({ expected, actual, at, evidence });
      }
    }
  },
};

/** What contradicts itself is neither: the check of the codes says so. */
const isFailed = ({ outcomes }: Reply): boolean =>
  outcomes.length > 0 && !outcomes.includes('success');
