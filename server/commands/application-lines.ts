import type { Say } from '../../spec/command-line.ts';
import type { Named } from '../accounts/applications.ts';
import type { ApplicationTerms } from '../platform.ts';
import type { Application } from '../stores/port.ts';

/** An application with all that belongs to it. */
export interface Shown {
  readonly application: Application;
  readonly services: readonly string[];
  readonly accounts: readonly string[];
}

/** What `show` prints: only what the contract knows of applications. */
export function shownLines(
  terms: ApplicationTerms,
  { application, services, accounts }: Shown,
  say: Say,
): readonly string[] {
  const made = new Date(application.createdAt * 1000).toISOString();
  const [limit] = limitText(terms, application, say);
  return [
    `${terms.id}\t${application.id}`,
    `${say({ zh: '状态', en: 'state' })}\t${stateText(application, say)}`,
    ...(limit === undefined
      ? []
      : [
          `${say({ zh: '限额', en: 'limit' })}\t${limit}`,
          `${say({ zh: '订阅', en: 'subscribed' })}\t${services.join(' ')}`,
        ]),
    ...(terms.accounts ? [`${say({ zh: '账户', en: 'accounts' })}\t${accounts.join(' ')}`] : []),
    `${say({ zh: '创建', en: 'made' })}\t${made}`,
  ];
}

/** What `add` and `rotate` print; that the secret is shown once is said on stderr. */
export function credentialLines(
  terms: ApplicationTerms,
  { id, secret }: { readonly id: string; readonly secret: string },
  say: Say,
): readonly string[] {
  const advice = say({
    zh: `请立即保存 ${terms.secret}：它不会再次显示，遗失后只能用 rotate 重新生成。`,
    en: `Keep the ${terms.secret} now: it is not shown again; if it is lost, make a new one with rotate.`,
  });
  process.stderr.write(`${advice}\n`);
  return [`${terms.id}\t${id}`, `${terms.secret}\t${secret}`];
}

/** An application without accounts looks ready and is not: a login names one of them. */
export function adviseAccount({ contract, id }: Named, say: Say) {
  const command = `qiyue accounts add ${contract} ${id}`;
  const advice = say({
    zh: `还没有账户，谁也不能登录。请先运行：${command} <账户>`,
    en: `Nobody can log in before there is an account: ${command} <account>`,
  });
  process.stderr.write(`${advice}\n`);
}

/** Its limit, if the contract knows limits. */
export function limitText(
  terms: ApplicationTerms,
  { rateLimit }: Application,
  say: Say,
): readonly string[] {
  if (terms.rateLimit === undefined) return [];
  return [
    say({
      zh: `每秒 ${rateLimit ?? `${terms.rateLimit}（默认）`} 次`,
      en: `${rateLimit ?? `${terms.rateLimit} (default)`} calls/s`,
    }),
  ];
}

export const stateText = ({ disabled }: Application, say: Say): string =>
  disabled ? say({ zh: '停用', en: 'disabled' }) : say({ zh: '可用', en: 'active' });
