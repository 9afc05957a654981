import { randomUUID } from 'node:crypto';
import { operate } from '../../testing/operate.ts';
import type { Strand } from '../strand.ts';
import type { Place } from './place.ts';
import { shanxiAnswer } from './shanxi-answer.ts';

/**
 * Changes the password of a user of Shanxi over and over. After an answer that is none it finds out
 * which password holds: the last one or one that it asked for. In the end exactly one must hold,
 * and one whose change was confirmed never again.
 */
export async function passwordStrand({ url, environment }: Place): Promise<Strand> {
  const account = await newUser(environment);
  let held = account.pwd;
  /** Asked for without a clear answer; a change that is confirmed makes all of them void. */
  let asked: readonly string[] = [];
  /** What is left to try until it is clear again which one holds. */
  let doubts: readonly string[] = [];
  let replaced = '';
  let outdated = 0;

  const call = (operation: string, given: object) =>
    shanxiAnswer(url, { account, operation, given });
  const holds = async (pwd: string) => (await call('getToken', { pwd })).kind === 'yes';

  async function changed() {
    const newPwd = randomUUID();
    const { kind, outcome } = await call('updatePassword', { pwd: held, newPwd });
    if (kind === 'yes') [replaced, held, asked] = [held, newPwd, []];
    else asked = [...asked, newPwd];
    if (kind !== 'yes') doubts = [...asked, held];
    return outcome;
  }

  async function tried(pwd: string) {
    const { kind, outcome } = await call('getToken', { pwd });
    if (kind === 'yes') [held, doubts] = [pwd, []];
    if (kind === 'no') doubts = [...doubts.slice(1), pwd];
    return kind === 'no' && doubts.length > 1 ? 'right' : outcome;
  }

  async function denied(pwd: string) {
    const { kind, outcome } = await call('getToken', { pwd });
    if (kind !== 'unclear') replaced = '';
    if (kind === 'yes') outdated += 1;
    return kind === 'no' ? 'right' : outcome;
  }

  return {
    name: 'shanxi',
    pause: 300,
    async step() {
      const [doubt] = doubts;
      if (doubt !== undefined) return tried(doubt);
      return replaced === '' ? changed() : denied(replaced);
    },
    async compared() {
      const found = await Promise.all([held, ...asked].map(holds));
      const count = found.filter(Boolean).length;
      return { lost: count === 0 ? 1 : 0, doubled: outdated + Math.max(0, count - 1) };
    },
  };
}

async function newUser(environment: NodeJS.ProcessEnv) {
  const username = `chaos-${randomUUID().slice(0, 8)}`;
  const told = await operate(environment, ['accounts', 'add', 'shanxi', username, '--all']);
  const cells = new Map(told.split('\n').map((line) => line.split('\t') as [string, string]));
  return { accessid: cells.get('accessid') ?? '', username, pwd: cells.get('pwd') ?? '' };
}
