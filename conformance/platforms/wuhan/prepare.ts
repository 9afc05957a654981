import type { Text } from '../../../spec/language.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import type { Reply } from '../../exchange/observation.ts';
import { told } from '../../expect.ts';
import { maskOf } from '../../mask.ts';
import { NothingProved } from '../../nothing-proved.ts';
import { firstReply, isRefusedCaller } from '../../reach.ts';
import { firstService, offeredServices } from './operations.ts';
import type { WuhanSession } from './session.ts';

/**
 * Finds out whether there is anything to judge: the endpoint answers, is this interface, and knows
 * the credentials. Throws `NothingProved` when not. An endpoint that knows only the other spelling
 * of the PASSID header is spoken to in that spelling (WH-A02).
 */
export async function prepare(session: WuhanSession): Promise<void> {
  const reply = await firstCall(session);
  if (reply === null || isServed(reply)) return;
  session.dialect.passidHeader = 'x-tif-paasid';
  const other = await firstCall(session);
  if (other && (isServed(other) || (isRefusedCaller(reply) && !isRefusedCaller(other)))) return;
  session.dialect.passidHeader = 'x-tif-passid';
  if (isForbidden(reply) && !(await isServedElsewhere(session)))
    throw refusedCaller(session, reply);
  if (!isRefusedCaller(reply) || (await acceptsWrongSignature(session))) return;
  throw refusedCaller(session, reply);
}

function refusedCaller({ target }: WuhanSession, reply: Reply): NothingProved {
  const hint = maskOf(target)(hintOf(reply));
  const clock = clockText(reply);
  return new NothingProved({
    zh: `凭据被拒绝：${told(reply).zh}；${hint}。请核对目标文件中的 passid 和 token、订阅情况以及本机时钟${clock.zh}。`,
    en: `The credentials were refused: ${told(reply).en}; ${hint}. Check passid and token in the target file, the subscription, and the clock of this machine${clock.en}.`,
  });
}

/** How far the clocks are apart, where that alone may be the reason (WH-R031). */
function clockText({ headers }: Reply): Text {
  const ahead = Math.round((Date.parse(headers['date'] ?? '') - Date.now()) / 1000);
  if (!(Math.abs(ahead) > 60)) return { zh: '', en: '' };
  const [zh, en] = ahead > 0 ? ['快', 'ahead of'] : ['慢', 'behind'];
  const seconds = Math.abs(ahead);
  return {
    zh: `（端点的时钟比本机${zh} ${seconds} 秒）`,
    en: ` (the clock of the endpoint is ${seconds} seconds ${en} ours)`,
  };
}

const envelope = ['errcode', 'errmsg', 'data'];

const firstCall = (session: WuhanSession): Promise<Reply | null> =>
  firstReply(session, envelope, () => session.call(firstService(session.contract), { pageNo: 1 }));

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
