import { type Passid, wuhanQuery } from '../../testing/calls.ts';
import type { Request } from '../../testing/rig.ts';
import type { Body } from '../../testing/wuhan-rig.ts';
import type { Outcome } from '../ledger.ts';
import { type Strand, sent } from '../strand.ts';
import type { Place } from './place.ts';

/** A request that was sent, when, and how often it was served. */
interface Sending {
  readonly request: Request;
  readonly at: number;
  served: number;
}

/** Milliseconds after which a request is too old to be worth sending again (WH-R044). */
const usable = 175_000;

/**
 * Queries Wuhan, and sends every other time a request that it sent before: what was served once
 * must never be served again, whoever is asked and whatever was forgotten.
 */
export function queryStrand({ url, target }: Place): Strand {
  const application = target('wuhan')['application'] as Passid;
  const sendings: Sending[] = [];
  let count = 0;

  async function fresh(): Promise<Outcome> {
    const sending = { request: wuhanQuery(application), at: performance.now(), served: 0 };
    sendings.push(sending);
    const { kind } = await answerTo(sending);
    return kind === 'served' ? 'right' : kind;
  }

  async function repeated(sending: Sending): Promise<Outcome> {
    const before = sending.served;
    const { kind, code } = await answerTo(sending);
    if (kind === 'served') return before === 0 ? 'right' : 'refused';
    return code === replayed ? 'right' : kind;
  }

  async function answerTo(sending: Sending) {
    const body = (await sent<Body>(url, sending.request))?.body;
    const code = body?.errcode;
    if (code === undefined) return { kind: 'silent', code } as const;
    // A success without the rows would be no success.
    if (code !== 0 || !body?.data.data.length) return { kind: 'refused', code } as const;
    sending.served += 1;
    return { kind: 'served', code } as const;
  }

  return {
    name: 'wuhan',
    pause: 30,
    step() {
      count += 1;
      const young = sendings.filter(({ at }) => performance.now() - at < usable);
      const earlier = young.at(Math.floor(Math.random() * young.length));
      return earlier && count % 2 === 0 ? repeated(earlier) : fresh();
    },
    async compared() {
      return { lost: 0, doubled: sendings.filter(({ served }) => served > 1).length };
    },
  };
}

const replayed = 1433;
