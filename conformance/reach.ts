import { failureText } from './exchange/failure-text.ts';
import type { Reply } from './exchange/observation.ts';
import type { Session } from './exchange/session.ts';
import { maskOf } from './mask.ts';
import { Mismatch } from './mismatch.ts';
import { NothingProved } from './nothing-proved.ts';
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
  const mask = maskOf(target);
  const reply = await call().catch((error: unknown) => {
    if (!(error instanceof Mismatch)) throw error;
    const last = own.at(-1);
    const code = last?.failure ?? null;
    // Sealed in a way that it cannot be opened, it is a reply all the same.
    if (last?.reply || (code !== null && broken.has(code))) return null;
    const why = failureText(code);
    throw new NothingProved({
      zh: `连不上 ${mask(target.url)}：${why.zh}。请核对地址和网络。`,
      en: `Cannot reach ${mask(target.url)}: ${why.en}. Check the address and the network.`,
    });
  });
  if (reply && isForeign(reply, envelope)) throw notThisInterface(target, reply);
  return reply;
}

/** The endpoint knows this interface, and not who is calling. */
export const isRefusedCaller = ({ outcomes }: Reply): boolean =>
  outcomes.includes('bad-credentials') && outcomes.length === 1;

/** The connection stood, but what came through it was no whole reply. */
const broken = new Set(['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'ECONNRESET']);

/** A web page, a redirect, or somebody else's JSON for a path unknown to them. */
function isForeign({ body, text, status }: Reply, envelope: readonly string[]): boolean {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return true;
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return status >= 300 && !keys.some((key) => envelope.includes(key));
}

function notThisInterface(target: Target, reply: Reply): NothingProved {
  const mask = maskOf(target);
  const url = mask(target.url);
  const start = JSON.stringify(mask(reply.text).slice(0, 80));
  return new NothingProved({
    zh: `${url} 答以 HTTP ${reply.status}，内容以 ${start} 开头，不是这个接口。请核对目标文件中的 url 和 paths。`,
    en: `${url} answered HTTP ${reply.status} and a body that begins ${start}: not this interface. Check url and paths in the target file.`,
  });
}
