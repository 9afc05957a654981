import type { Reply } from '../../exchange/observation.ts';
import { told } from '../../expect.ts';
import { maskOf } from '../../mask.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { firstReply } from '../../reach.ts';
import type { ShanxiSession } from './session.ts';

const envelope = ['result', 'msg'];

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and lets
 * the account call. Throws `NothingProved` when not. A failure does not say why (SX-A22), so an
 * account that two different queries refuse is taken to be wrong in the target file.
 */
export async function prepare(session: ShanxiSession): Promise<void> {
  const { uniscId } = session.target.fixtures.rated;
  const first = () => session.call('getEnterpriseGrade', { uniscId });
  const reply = await firstReply(session, envelope, first);
  if (reply === null || !isFailure(reply)) return;
  const page = { pageno: 1, pagesize: 1 };
  const second = await session.call('getEnterpriseGrades', page).catch(() => null);
  if (second !== null && isFailure(second)) throw refusedCaller(session, reply);
}

const isFailure = ({ outcomes }: Reply): boolean =>
  outcomes.includes('bad-credentials') && !outcomes.includes('success');

function refusedCaller({ target }: ShanxiSession, reply: Reply): NothingProved {
  const said = maskOf(target)(reply.text.slice(0, 200));
  return new NothingProved({
    zh: `两种查询都失败：${told(reply).zh}；${said}。请核对目标文件中的 account 和 fixtures.rated。`,
    en: `Two different queries fail: ${told(reply).en}; ${said}. Check account and fixtures.rated in the target file.`,
  });
}
