import type { Language, Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { roleNamed } from '../checks/own/opened.ts';
import { exitCodes } from '../exit-code.ts';
import { type Connect, connectorOf } from '../recorded/proxy/connect.ts';
import { type ProxyJudge, startJudge } from '../recorded/proxy/judge-handle.ts';
import { troubleWords } from '../recorded/proxy/refusals.ts';
import { type RunningProxy, startProxy } from '../recorded/proxy/start-proxy.ts';
import { visible } from '../report/visible.ts';
import { clearReports } from '../report/write.ts';
import { readTarget, type Target } from '../target/target.ts';
import { asUsageError } from './check-run.ts';

export interface ProxyCommandOptions {
  readonly target: string;
  readonly port: string;
  readonly host: string;
  readonly report: string;
  readonly setHost?: boolean;
}

const minute = 60_000;

/**
 * `qiyue proxy`: stands between clients and an endpoint until it is interrupted, judges what
 * passes, and writes the report every minute and at the end; gives the exit code.
 */
export async function proxyCommand(
  contract: string,
  options: ProxyCommandOptions,
  language: Language,
): Promise<number> {
  const target = readTarget(options.target, process.env);
  if (target.contract !== (await roleNamed(contract))) throw mixedUp(contract, target.contract);
  const port = portOf(options.port);
  const connect = connectorOf(target);
  await clearReports(options.report).catch(asUsageError);
  const colour = process.stdout.isTTY === true;
  const { report } = options;
  await using judge = startJudge({ contract, target, report, language, colour, every: minute });
  await judge.ready;
  const ended = await passUntilEnd({ judge, port, connect, target }, options, language);
  const { shown, leftOut } = ended;
  process.stdout.write(shown?.text ?? linesOf([...leftOut, nothing], language));
  process.stderr.write(shown?.note ?? '');
  return shown?.exitCode ?? exitCodes.nothingProved;
}

const linesOf = (lines: readonly Text[], language: Language): string =>
  lines.map((line) => `${visible(line[language])}\n`).join('');

interface Parts {
  readonly judge: ProxyJudge;
  readonly port: number;
  readonly connect: Connect;
  readonly target: Target;
}

async function passUntilEnd(
  { judge, port, connect, target }: Parts,
  options: ProxyCommandOptions,
  language: Language,
) {
  const proxy = await startProxy({
    connect,
    host: options.host,
    port,
    onExchange: judge.judge,
    onTrouble(trouble) {
      process.stderr.write(`${troubleWords[trouble][language]}\n`);
      judge.send({ kind: 'trouble', trouble });
    },
    ...(options.setHost && { hostHeader: new URL(target.url).host }),
  }).catch(cannotListen(options));
  process.stderr.write(`${welcome(proxy, target)[language]}\n`);
  await interrupted(judge.ended).finally(proxy.close);
  judge.send({ kind: 'end' });
  return judge.ended;
}

/** Resolves when a person or the system asks for the end; rejects when the judge has failed. */
function interrupted(judge: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    judge.catch(reject);
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError({
    zh: `--port 应为 0 至 65535 的整数，而不是 ${text}。`,
    en: `--port has to be an integer from 0 to 65535, not ${text}.`,
  });
}

const cannotListen =
  ({ host, port }: ProxyCommandOptions) =>
  (error: unknown): never => {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!/^E(?:ADDR|ACCES|NOTFOUND|AI_)/.test(code)) throw error;
    throw new UsageError({
      zh: `不能在 ${host}:${port} 上监听（${code}）。`,
      en: `Cannot listen on ${host}:${port} (${code}).`,
    });
  };

const mixedUp = (wanted: string, found: string): UsageError =>
  new UsageError({
    zh: `目标文件是 ${found} 的，而要评测的是 ${wanted}。`,
    en: `The target file is one for ${found}, but ${wanted} is to be judged.`,
  });

function welcome({ host, port }: RunningProxy, target: Target): Text {
  const here = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const { origin, pathname } = new URL(target.url);
  const base = pathname === '/' ? here : here + pathname;
  return {
    zh: `把客户端的服务根地址改为 ${base}，经这里到 ${origin}；按 Ctrl-C 结束并写出报告。`,
    en: `Point the client at ${base}; it is passed on to ${origin}. Ctrl-C ends it and writes the report.`,
  };
}

const nothing: Text = {
  zh: '没有一次契约中的调用经过，什么也没有证明。\n未完成 (incomplete)',
  en: 'No call of the contract has passed, so nothing is proved.\n未完成 (incomplete)',
};
