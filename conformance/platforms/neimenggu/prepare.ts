import type { Reply } from '../../exchange/observation.ts';
import { told } from '../../expect.ts';
import { maskOf } from '../../mask.ts';
import { Blocked, Mismatch } from '../../mismatch.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { firstReply, isRefusedCaller } from '../../reach.ts';
import { credentialsOf, type NeimengguSession, tokenIn } from './session.ts';

const envelope = ['ackCode', 'ack_code', 'errors'];

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and lets
 * the application log in. Throws `NothingProved` when not. Learns on the way how sessions behave
 * where the readings leave a choice (NM-A16, NM-A18), because the run has to spare its own.
 */
export async function prepare(session: NeimengguSession): Promise<void> {
  const credentials = credentialsOf(session.target.application);
  const reply = await firstReply(session, envelope, () => session.call('login', credentials));
  if (reply === null) return;
  if (isRefusedCaller(reply)) throw refusedCaller(session, reply);
  if (isElsewhere(reply)) throw noLoginThere(session, reply);
  const token = tokenIn(reply);
  if (token === null) return;
  await learnHabits(session, token).catch((error: unknown) => {
    // Whatever is wrong there, a check of its own will find.
    if (!(error instanceof Mismatch || error instanceof Blocked)) throw error;
  });
}

/** Logs in once more, then twice out of the first session, and once out of the second. */
async function learnHabits({ call, logIn, tokens }: NeimengguSession, first: string) {
  const second = await logIn();
  const [once, twice] = [
    await call('logout', {}, { token: first }),
    await call('logout', {}, { token: first, closed: true }),
  ];
  tokens.ended(first);
  tokens.toleratesDead = twice.outcomes.includes('success');
  if (tokens.toleratesDead) tokens.single = 'unknown';
  else if (once.outcomes.includes('bad-credentials')) tokens.single = 'yes';
  if (!once.outcomes.includes('success') || tokens.toleratesDead) return;
  const { outcomes } = await call('logout', {}, { token: second });
  tokens.closesOne = outcomes.includes('success');
}

/** The interface is there, but no login where it was looked for. */
const isElsewhere = ({ outcomes }: Reply): boolean =>
  outcomes.includes('not-found') && outcomes.length === 1;

function noLoginThere({ target, all }: NeimengguSession, reply: Reply): NothingProved {
  const path = all.at(-1)?.request.path ?? '';
  const url = maskOf(target)(target.url);
  return new NothingProved({
    zh: `${url} 之下没有 ${path}：${told(reply).zh}。目标文件中的 url 不含 /security，它会自动加上；地址与契约不同的，写在 paths 里。`,
    en: `There is no ${path} at ${url}: ${told(reply).en}. The url of the target file is without /security, which is added; addresses other than the contract's go into paths.`,
  });
}

/** Closes what the run has opened: a real platform may hold few sessions. */
export const finish = (session: NeimengguSession): Promise<void> =>
  close(session, session.tokens.live());

/** The same for what a check has opened and left, where nothing else can come of it. */
export const tidy = (session: NeimengguSession): Promise<void> =>
  close(session, session.tokens.spare());

/** Each once, whatever comes of it: some are dead, if nobody knows. */
async function close(session: NeimengguSession, open: readonly string[]): Promise<void> {
  for (const token of open) {
    await session.call('logout', {}, { token, aside: true, returns: true }).catch(() => undefined);
    session.tokens.ended(token);
  }
}

function refusedCaller({ target }: NeimengguSession, reply: Reply): NothingProved {
  const said = maskOf(target)(reply.text.slice(0, 200));
  return new NothingProved({
    zh: `登录被拒绝：${told(reply).zh}；${said}。请核对目标文件中的 appKey、appSecret 和 account。`,
    en: `The login was refused: ${told(reply).en}; ${said}. Check appKey, appSecret and account in the target file.`,
  });
}
