import type { RequirementId } from '../../generated/requirements.ts';
import type { Text } from '../../spec/language.ts';
import { pointerOf } from '../../spec/pointer.ts';
import type { Check } from '../check.ts';
import { failureText } from '../exchange/failure-text.ts';
import type { Observation } from '../exchange/observation.ts';
import type { Session as Opened } from '../exchange/session.ts';
import { paceCheck, told } from '../expect.ts';
import { createMask, credentialsOf } from '../mask.ts';
import { Mismatch, NotObserved } from '../mismatch.ts';
import type { Overview } from './replies.ts';

/** What is the same for the checks that look back on a whole run, whatever the contract. */
interface About {
  readonly contractId: string;
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

type LookedBack = Overview & Pick<Opened, 'target'>;

/** What a reply must not give away, beside the inside of a program. */
export interface Leaks<Session> extends About {
  readonly title: Text;
  /** The field that explains a failure: where most is given away. */
  readonly field: string;
  /** What the contract calls the secret of an application. */
  readonly secret: string;
  /** Made once per run; gives what a text reveals beside that secret, or null. */
  readonly reveals: (session: Session) => (text: string, seen: Observation) => string | null;
}

/** Signs that the inside of a program shows: stack traces, SQL errors, class names, its files. */
const inside = new RegExp(
  [
    /\bat .{1,120}\.(?:[jt]s|java|py|php|go|cs):\d+/,
    /Traceback \(most recent|Exception in thread|goroutine \d+|node_modules/,
    /java\.(?:lang|sql|util)\.|\b(?:[a-z]\w*\.){2,}\w*(?:Exception|Error)\b/,
    /SQLSTATE|SQLITE_|ORA-\d{5}|your SQL syntax/,
    /(?:^|[\s"'(=])\/(?:etc|home|opt|root|srv|usr|var)\/[\w.-]+\/|\b[A-Z]:\\\w/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** No reply of the run shows a secret or the inside of the program. */
export function deriveLeakCheck<Session extends LookedBack>(leaks: Leaks<Session>): Check<Session> {
  const { contractId, requirements, title, field, secret, reveals } = leaks;
  return {
    id: `${contractId}.failure.no-internals`,
    requirements,
    severity: 'must',
    source: 'hand-written',
    operation: '*',
    field,
    title,
    run(session) {
      if (!session.all.some(({ reply }) => reply)) throw new NotObserved();
      const secrets = credentialsOf(session.target).filter(({ length }) => length >= 8);
      const [mask, revealed] = [createMask(secrets), reveals(session)];
      for (const evidence of session.all) {
        const judge = (text: string): string | null => {
          if (mask(text) !== text) return secret;
          return inside.exec(text)?.[0] ?? revealed(text, evidence);
        };
        const leaked = leakIn(evidence, judge);
        if (leaked !== null) throw leakage(leaked, evidence);
      }
    },
  };
}

interface Leak {
  readonly what: string;
  readonly at: string | null;
}

/** What a reply gives away, and where. */
function leakIn({ reply }: Observation, judge: (text: string) => string | null): Leak | null {
  const headers = Object.entries(reply?.headers ?? {}).flat();
  const text = reply?.text ?? '';
  // As sent, and as a reader of JSON has it: escapes hide nothing from anybody.
  const read = text.includes('\\') ? stringsIn(reply?.body, []).map((place) => place.text) : [];
  const what = judge([text, ...headers].join('\n')) ?? judge(read.join('\n'));
  if (what === null) return null;
  const place = stringsIn(reply?.body, []).find(({ text }) => judge(text) !== null);
  return { what, at: place ? pointerOf(place.keys) : null };
}

const leakage = ({ what, at }: Leak, evidence: Observation): Mismatch =>
  new Mismatch({
    expected: { zh: '只说错在哪里，不露内部信息', en: 'what is wrong, and nothing of the inside' },
    actual: { zh: `含有 ${what}`, en: `holds ${what}` },
    at,
    evidence,
  });

interface Place {
  readonly text: string;
  readonly keys: readonly string[];
}

/** Every string of a JSON value, with the keys that lead to it. */
const stringsIn = (value: unknown, keys: readonly string[]): readonly Place[] => {
  if (typeof value === 'string') return [{ text: value, keys }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => stringsIn(below, [...keys, key]));
};

/** Over all exchanges: whatever the request, a whole reply comes back. */
export const deriveCompleteCheck = <Session extends Overview>({
  contractId,
  requirements,
}: About): Check<Session> => ({
  id: `${contractId}.frame.complete`,
  requirements,
  severity: 'must',
  source: 'hand-written',
  operation: '*',
  field: 'Content-Length',
  title: { zh: '每个请求都得到完整的应答', en: 'Every request gets a whole reply' },
  run({ all }) {
    const evidence = all.find(({ reply }) => reply === null);
    if (!evidence) return;
    throw new Mismatch({
      expected: { zh: '完整的应答', en: 'a whole reply' },
      actual: failureText(evidence.failure),
      evidence,
      advice: {
        zh: '不要中途断开，Content-Length 要与报文一致；再古怪的请求也要答以约定的结构。',
        en: 'Do not drop connections, let Content-Length be true, and answer odd requests with the envelope too.',
      },
    });
  },
});

/** How a run tells that it was throttled at the pace that its target file allows. */
export interface Pacing<Session> extends About, Pick<Check<Session>, 'severity' | 'title'> {
  readonly field: string;
  /** Whether this exchange kept the pace and was throttled all the same. */
  readonly isThrottled: (seen: Observation, session: Session) => boolean;
}

/** Builds on nothing, because everything else is blocked by it. */
export const derivePaceCheck = <Session extends Overview>(
  pacing: Pacing<Session>,
): Check<Session> => ({
  id: `${pacing.contractId}.${paceCheck}`,
  requirements: pacing.requirements,
  severity: pacing.severity,
  source: 'hand-written',
  operation: '*',
  field: pacing.field,
  title: pacing.title,
  run(session) {
    const evidence = session.all.find((seen) => pacing.isThrottled(seen, session));
    if (!evidence?.reply) return;
    throw new Mismatch({
      expected: { zh: '限额之内不限流', en: 'no throttling within the limit' },
      actual: told(evidence.reply),
      at: evidence.reply.codeAt,
      evidence,
      advice: {
        zh: '若网关的限额低于目标文件中的 rate，请把 rate 调低。',
        en: 'If the gateway allows less than the rate in the target file, lower that rate.',
      },
    });
  },
});
