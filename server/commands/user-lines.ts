import type { Say } from '../../spec/command-line.ts';
import type { UserSecrets } from '../accounts/users.ts';
import type { User } from '../stores/user-port.ts';
import { tabbedLine } from './printed-lines.ts';
import { registrationFields } from './registration.ts';

/** A user with what it is granted. */
export interface ShownUser {
  readonly user: User;
  readonly grants: readonly string[];
}

/** What `list` prints of a user: number, name, state, interfaces. */
export const listedLine = ({ user, grants }: ShownUser, say: Say): string =>
  tabbedLine([`${user.number}`, user.username, stateText(user, say), grants.join(' ')]);

/** What `show` prints: the register and everything else that is no secret. */
export function shownUserLines({ user, grants }: ShownUser, say: Say): readonly string[] {
  const register = registrationFields.flatMap(({ name, label }) => {
    const value = user.registration[name];
    return value === undefined ? [] : [[say(label), value]];
  });
  return [
    [say({ zh: '用户编号', en: 'number' }), `${user.number}`],
    ['username', user.username],
    [say({ zh: '状态', en: 'state' }), stateText(user, say)],
    [say({ zh: '接口', en: 'interfaces' }), grants.join(' ')],
    ...register,
    [say({ zh: '创建', en: 'made' }), new Date(user.createdAt * 1000).toISOString()],
  ].map(tabbedLine);
}

/** What `add` and `reset` print; that secrets are shown once is said on stderr. */
export function secretLines(
  username: string,
  { accessid, password }: Partial<UserSecrets>,
  say: Say,
): readonly string[] {
  const named = [
    ['username', username],
    ['accessid', accessid],
    ['pwd', password],
  ].filter((line): line is string[] => line[1] !== undefined);
  if (named.length > 1) {
    const advice = say({
      zh: '请立即保存：密钥和密码不会再次显示，遗失后只能用 reset 重新生成。',
      en: 'Keep these now: key and password are not shown again; if lost, make new ones with reset.',
    });
    process.stderr.write(`${advice}\n`);
  }
  return named.map(tabbedLine);
}

/** A user without grants looks ready and is not. */
export function adviseGrant(contract: string, username: string, say: Say) {
  const command = `qiyue accounts grant ${contract} ${username}`;
  const advice = say({
    zh: `还没有授权任何接口。请运行：${command} <接口>`,
    en: `No interface is granted yet: ${command} <interface>`,
  });
  process.stderr.write(`${advice}\n`);
}

const stateText = ({ disabled }: User, say: Say): string =>
  disabled ? say({ zh: '停用', en: 'disabled' }) : say({ zh: '可用', en: 'active' });
