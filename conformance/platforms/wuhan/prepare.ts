import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import { told } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { NothingProved } from '../../nothing-proved.ts';
import type { Reply } from '../../observation.ts';
import { failureText } from '../../recorder.ts';
import { dataServices } from './operations.ts';
import type { WuhanSession } from './session.ts';

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and knows
 * the credentials. Throws `NothingProved` when not. An endpoint that knows only the other spelling
 * of the PASSID header is spoken to in that spelling (WH-A02).
 */
export async function prepare(session: WuhanSession): Promise<void> {
  const reply = await firstReply(session);
  if (reply === null || !isRefusedCaller(reply)) return;
  session.dialect.passidHeader = 'x-tif-paasid';
  const other = await firstReply(session);
  if (other && !isRefusedCaller(other)) return;
  session.dialect.passidHeader = 'x-tif-passid';
  if (await acceptsWrongSignature(session)) return;
  throw new NothingProved({
    zh: `凭据被拒绝：${told(reply).zh}；${hintOf(reply)}。请核对目标文件中的 passid 和 token，以及本机时钟。`,
    en: `The credentials were refused: ${told(reply).en}; ${hintOf(reply)}. Check passid and token in the target file, and the clock of this machine.`,
  });
}

async function firstReply(session: WuhanSession): Promise<Reply | null> {
  const { url } = session.target;
  const [first] = dataServices(session.contract);
  const operation = first?.operation.operationId ?? 'callService';
  const reply = await session.call(operation, { pageNo: 1 }).catch((error: unknown) => {
    if (!(error instanceof Mismatch)) throw error;
    const code = session.own.at(-1)?.failure ?? null;
    // It answers, if badly: that is for the checks to say.
    if (code !== null && broken.has(code)) return null;
    const why = failureText(code);
    throw new NothingProved({
      zh: `连不上 ${url}：${why.zh}。请核对地址和网络。`,
      en: `Cannot reach ${url}: ${why.en}. Check the address and the network.`,
    });
  });
  if (reply && isForeign(reply)) throw notThisInterface(session, reply);
  return reply;
}

/** A web page, or somebody else's JSON for a path unknown to them: nothing else would mean anything. */
function isForeign({ body, text, status }: Reply): boolean {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return true;
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return status >= 400 && !keys.some((key) => envelope.has(key));
}

/** The connection stood, but what came through it was no whole reply. */
const broken = new Set(['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'ECONNRESET']);

const envelope = new Set(['errcode', 'errmsg', 'data']);

function notThisInterface({ target }: WuhanSession, reply: Reply): NothingProved {
  const start = JSON.stringify(reply.text.slice(0, 80));
  return new NothingProved({
    zh: `${target.url} 答以 HTTP ${reply.status}，内容以 ${start} 开头，不是这个接口。请核对目标文件中的 url 和 paths。`,
    en: `${target.url} answered HTTP ${reply.status} and a body that begins ${start}: not this interface. Check url and paths in the target file.`,
  });
}

const isRefusedCaller = ({ outcomes }: Reply): boolean =>
  outcomes.includes('bad-credentials') && outcomes.length === 1;

/** The endpoint computes another signature: that is its fault, not one of the credentials. */
async function acceptsWrongSignature(session: WuhanSession): Promise<boolean> {
  const [first] = dataServices(session.contract);
  const operation = first?.operation.operationId ?? 'callService';
  const attempts = [
    { signature: (right: string) => right.toLowerCase() },
    ...signatureFaults.map(({ id }) => ({ fault: id })),
  ];
  for (const attempt of attempts) {
    const reply = await session.violate(operation, { pageNo: 1 }, attempt);
    if (reply.outcomes.includes('success')) return true;
  }
  return false;
}

function hintOf({ body }: Reply): string {
  const { hint, errmsg } = (body ?? {}) as { readonly hint?: unknown; readonly errmsg?: unknown };
  return [errmsg, hint].filter((text) => typeof text === 'string').join('; ');
}
