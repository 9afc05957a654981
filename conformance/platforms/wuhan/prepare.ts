import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import { told } from '../../expect.ts';
import { maskOf } from '../../mask.ts';
import { Mismatch } from '../../mismatch.ts';
import { NothingProved } from '../../nothing-proved.ts';
import type { Reply } from '../../observation.ts';
import { failureText } from '../../recorder.ts';
import { firstService, offeredServices } from './operations.ts';
import type { WuhanSession } from './session.ts';

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and knows
 * the credentials. Throws `NothingProved` when not. An endpoint that knows only the other spelling
 * of the PASSID header is spoken to in that spelling (WH-A02).
 */
export async function prepare(session: WuhanSession): Promise<void> {
  const reply = await firstReply(session);
  if (reply === null || isServed(reply)) return;
  session.dialect.passidHeader = 'x-tif-paasid';
  const other = await firstReply(session);
  if (other && (isServed(other) || (isRefusedCaller(reply) && !isRefusedCaller(other)))) return;
  session.dialect.passidHeader = 'x-tif-passid';
  if (isForbidden(reply) && !(await isServedElsewhere(session)))
    throw refusedCaller(session, reply);
  if (!isRefusedCaller(reply) || (await acceptsWrongSignature(session))) return;
  throw refusedCaller(session, reply);
}

function refusedCaller({ target }: WuhanSession, reply: Reply): NothingProved {
  const hint = maskOf(target)(hintOf(reply));
  return new NothingProved({
    zh: `凭据被拒绝：${told(reply).zh}；${hint}。请核对目标文件中的 passid 和 token、订阅情况以及本机时钟。`,
    en: `The credentials were refused: ${told(reply).en}; ${hint}. Check passid and token in the target file, the subscription, and the clock of this machine.`,
  });
}

async function firstReply(session: WuhanSession): Promise<Reply | null> {
  const { url } = session.target;
  const mask = maskOf(session.target);
  const operation = firstService(session.contract);
  const reply = await session.call(operation, { pageNo: 1 }).catch((error: unknown) => {
    if (!(error instanceof Mismatch)) throw error;
    const code = session.own.at(-1)?.failure ?? null;
    // It answers, if badly: that is for the checks to say.
    if (code !== null && broken.has(code)) return null;
    const why = failureText(code);
    throw new NothingProved({
      zh: `连不上 ${mask(url)}：${why.zh}。请核对地址和网络。`,
      en: `Cannot reach ${mask(url)}: ${why.en}. Check the address and the network.`,
    });
  });
  if (reply && isForeign(reply)) throw notThisInterface(session, reply);
  return reply;
}

/** A web page, a redirect, or somebody else's JSON for a path unknown to them. */
function isForeign({ body, text, status }: Reply): boolean {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return true;
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return status >= 300 && !keys.some((key) => envelope.has(key));
}

/** The connection stood, but what came through it was no whole reply. */
const broken = new Set(['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'ECONNRESET']);

const envelope = new Set(['errcode', 'errmsg', 'data']);

function notThisInterface({ target }: WuhanSession, reply: Reply): NothingProved {
  const mask = maskOf(target);
  const url = mask(target.url);
  const start = JSON.stringify(mask(reply.text).slice(0, 80));
  return new NothingProved({
    zh: `${url} 答以 HTTP ${reply.status}，内容以 ${start} 开头，不是这个接口。请核对目标文件中的 url 和 paths。`,
    en: `${url} answered HTTP ${reply.status} and a body that begins ${start}: not this interface. Check url and paths in the target file.`,
  });
}

const isServed = ({ outcomes }: Reply): boolean => outcomes.includes('success');

/** WH-A28: unknown callers may be told what the unsubscribed are. */
const isForbidden = ({ outcomes }: Reply): boolean =>
  outcomes.length === 1 && outcomes.includes('forbidden');

async function isServedElsewhere(session: WuhanSession): Promise<boolean> {
  for (const operation of offeredServices(session).slice(1)) {
    if (isServed(await session.call(operation, { pageNo: 1 }))) return true;
  }
  return false;
}

const isRefusedCaller = ({ outcomes }: Reply): boolean =>
  outcomes.includes('bad-credentials') && outcomes.length === 1;

/** The endpoint computes another signature: that is its fault, not one of the credentials. */
async function acceptsWrongSignature(session: WuhanSession): Promise<boolean> {
  const operation = firstService(session.contract);
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
