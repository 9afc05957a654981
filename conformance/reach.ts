import type { Text } from '../spec/language.ts';
import { UsageError } from '../spec/usage-error.ts';
import { usualTimeout } from './exchange/client.ts';
import { type FailureKind, failureKind, failureText } from './exchange/failure-text.ts';
import type { Reply } from './exchange/observation.ts';
import type { Session } from './exchange/session.ts';
import { maskOf } from './mask.ts';
import { Mismatch } from './mismatch.ts';
import { NothingProved } from './nothing-proved.ts';
import { redirectText } from './redirect.ts';
import type { Target } from './target/target.ts';

/**
 * The reply to a first call, or null where the endpoint answers, if badly: that is for the checks
 * to say. Throws `NothingProved` where nobody answers, or somebody else than this interface;
 * `envelope` are the fields by which its replies are known.
 */
export async function firstReply(
  { target, own }: Pick<Session, 'target' | 'own'>,
  envelope: readonly string[],
  call: () => Promise<Reply>,
): Promise<Reply | null> {
  const reply = await call().catch((error: unknown) => {
    if (!(error instanceof Mismatch)) throw error;
    const last = own.at(-1);
    const code = last?.failure ?? null;
    const kind = failureKind(code);
    // Sealed in a way that it cannot be opened, it is a reply all the same; as is half of one.
    if (last?.reply || kind === 'broken') return null;
    const why = failureText(code);
    throw kind === 'unsendable' ? unsendable(why) : unanswered(target, kind, why);
  });
  if (reply && isForeign(reply, envelope)) {
    throw notThisInterface(target, reply, own.at(-1)?.request.path ?? '/');
  }
  return reply;
}

/** The fault of the target file, and of no endpoint. */
const unsendable = ({ zh, en }: Text): UsageError =>
  new UsageError({
    zh: `${zh}。请核对目标文件中的 headers 和凭据。`,
    en: `Nothing was sent: ${en}. Check headers and the credentials in the target file.`,
  });

type Ending = Exclude<FailureKind, 'broken' | 'unsendable'>;

const unanswered = (target: Target, kind: Ending, why: Text): NothingProved =>
  new NothingProved(ends[kind](maskOf(target)(target.url), why, target.timeout ?? usualTimeout));

/** How a first call ends that brings no reply. */
const ends = {
  unreached: (url, { zh, en }) => ({
    zh: `连不上 ${url}：${zh}。请核对地址和网络。`,
    en: `Cannot reach ${url}: ${en}. Check the address and the network.`,
  }),
  insecure: (url, { zh, en }) => ({
    zh: `与 ${url} 的安全连接没有建立：${zh}。`,
    en: `No secure connection to ${url}: ${en}.`,
  }),
  late: (url, { en }, timeout) => ({
    zh: `${url} 没有按时应答：timeout 是 ${timeout} 毫秒。请核对地址；端点确实慢的，在目标文件中调大 timeout。`,
    en: `${url} did not answer: ${en}; timeout is ${timeout} ms. Check the address; for an endpoint that is slow, raise timeout in the target file.`,
  }),
  foreign: (url) => ({
    zh: `${url} 不说 HTTP：连接成功，但回来的不是 HTTP 应答。请核对 url 的端口和协议（http 或 https）。`,
    en: `${url} does not speak HTTP: it was reached, but what came back is no HTTP reply. Check port and scheme (http or https) of url.`,
  }),
  endless: (url, { zh, en }) => ({
    zh: `${url} 的应答太长：${zh}，已经中止。请核对目标文件中的 url 和 paths。`,
    en: `${url} sends too long a reply: ${en}, so it was given up. Check url and paths in the target file.`,
  }),
} as const satisfies Record<Ending, (url: string, why: Text, timeout: number) => Text>;

/** The endpoint knows this interface, and not who is calling. */
export const isRefusedCaller = ({ outcomes }: Reply): boolean =>
  outcomes.includes('bad-credentials') && outcomes.length === 1;

/** A web page, a redirect, or somebody else's JSON for a path unknown to them. */
function isForeign({ body, text, status }: Reply, envelope: readonly string[]): boolean {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return true;
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return status >= 300 && !keys.some((key) => envelope.includes(key));
}

function notThisInterface(target: Target, reply: Reply, path: string): NothingProved {
  const mask = maskOf(target);
  const url = mask(target.url);
  const { location } = reply.headers;
  const elsewhere =
    reply.status >= 300 && reply.status < 400
      ? redirectText({ url: target.url, path, location }, mask)
      : null;
  if (elsewhere) {
    return new NothingProved({
      zh: `${url} 答以 HTTP ${reply.status}，不是这个接口，而是${elsewhere.zh}。`,
      en: `${url} answered HTTP ${reply.status}: not this interface, but ${elsewhere.en}.`,
    });
  }
  const start = JSON.stringify(mask(reply.text).slice(0, 80));
  return new NothingProved({
    zh: `${url} 答以 HTTP ${reply.status}，内容以 ${start} 开头，不是这个接口。请核对目标文件中的 url 和 paths。`,
    en: `${url} answered HTTP ${reply.status} and a body that begins ${start}: not this interface. Check url and paths in the target file.`,
  });
}
