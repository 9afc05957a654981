import { randomUUID } from 'node:crypto';
import { login, postedCase } from '../../testing/calls.ts';
import type { Body } from '../../testing/neimenggu-rig.ts';
import { operate } from '../../testing/operate.ts';
import type { Outcome } from '../ledger.ts';
import { type Strand, sent } from '../strand.ts';
import { compare, type Pair } from '../told.ts';
import type { Place } from './place.ts';

/** After so many cases one that was accepted before is sent again. */
const again = 5;

/**
 * Sends cases to Inner Mongolia, each until it has its `acceptid`, as a caller would who does not
 * know whether the last attempt arrived; some once more, which must give the same number.
 */
export function caseStrand({ url, target, environment }: Place): Strand {
  const application = target('neimenggu')['application'];
  const own = randomUUID();
  const told: Pair[] = [];
  let [count, token, pending] = [0, '', ''];

  async function logIn(): Promise<Outcome> {
    const reply = await sent<Body>(url, login(application));
    token = reply?.body.access_token ?? '';
    return outcomeOf(reply?.body);
  }

  return {
    name: 'neimenggu',
    pause: 30,
    async step() {
      if (token === '') return logIn();
      const earlier = told.at(Math.floor(Math.random() * told.length))?.[0];
      const repeats = pending === '' && earlier !== undefined && count % again === 0;
      if (pending === '') pending = repeats ? earlier : `${own}-${count}`;
      const reply = await sent<Body>(url, postedCase(token, { caseid: pending }));
      const outcome = outcomeOf(reply?.body);
      if (outcome === 'right') {
        told.push([pending, reply?.body.acceptid ?? '']);
        [count, pending] = [count + 1, ''];
      }
      if (reply?.body.errors?.[0]?.errorCode === deadSession) token = '';
      return outcome;
    },
    async compared() {
      const listed = await operate(environment, [
        'cases',
        'list',
        'neimenggu',
        '--limit',
        '100000',
      ]);
      const kept = listed.split('\n').flatMap((line): Pair[] => {
        const [acceptid = '', , , , caseid = ''] = line.split('\t');
        return caseid.startsWith(own) ? [[caseid, acceptid]] : [];
      });
      return compare(told, kept);
    },
  };
}

const deadSession = '13000';

function outcomeOf(body: Body | undefined): Outcome {
  if (body?.ackCode === 'SUCCESS') return 'right';
  return body?.ackCode === 'FAILURE' ? 'refused' : 'silent';
}
