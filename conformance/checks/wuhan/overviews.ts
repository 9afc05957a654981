import { pointerOf } from '../../../spec/pointer.ts';
import { sign } from '../../../spec/protocol/signature.ts';
import type { Check } from '../../check.ts';
import { createMask, type Mask, tokensOf } from '../../mask.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import type { Observation } from '../../observation.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { failureText } from '../../recorder.ts';
import type { Application, Target } from '../../target.ts';

const base = { severity: 'must', source: 'hand-written', operation: '*' } as const;

/** Signs that the inside of a program shows: stack traces, SQL states, class names. */
const inside = new RegExp(
  [
    /\bat .{1,120}\.(?:[jt]s|java|py|php|go|cs):\d+/,
    /Traceback \(most recent|Exception in thread|goroutine \d+|node_modules/,
    /java\.(?:lang|sql)\.|SQLSTATE|SQLITE_|ORA-\d{5}/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Over all replies of the run. */
export const leakCheck: Check<WuhanSession> = {
  ...base,
  id: 'wuhan.failure.no-internals',
  requirements: ['WH-R034', 'WH-R010', 'WH-R048', 'WH-R040'],
  field: 'errmsg',
  title: {
    zh: '应答不泄露程序内部信息、密钥和正确的签名',
    en: 'No reply shows the inside of the program, a secret or the right signature',
  },
  run({ all, target }) {
    if (!all.some(({ reply }) => reply)) throw new NotObserved();
    const mask = createMask(tokensOf(target).filter(({ length }) => length >= 8));
    for (const evidence of all) {
      const leaked = leakIn(evidence, target, mask);
      if (leaked === null) continue;
      throw new Mismatch({
        expected: {
          zh: '只说错在哪里，不露内部信息',
          en: 'what is wrong, and nothing of the inside',
        },
        actual: { zh: `含有 ${leaked.what}`, en: `holds ${leaked.what}` },
        at: leaked.at,
        evidence,
      });
    }
  },
};

/** What a reply gives away, and where. */
function leakIn(
  observation: Observation,
  target: Target,
  mask: Mask,
): { readonly what: string; readonly at: string | null } | null {
  const { text = '', headers = {} } = observation.reply ?? {};
  const judge = (text: string) =>
    mask(text) === text ? secretIn(text, observation, target) : 'TOKEN';
  const what = judge([text, ...Object.values(headers)].join('\n'));
  if (what === null) return null;
  const strings = stringsIn(observation.reply?.body, []);
  const place = strings.find(({ text }) => judge(text) !== null);
  return { what, at: place ? pointerOf(place.keys) : null };
}

function secretIn(text: string, { request }: Observation, target: Target): string | null {
  const trace = inside.exec(text)?.[0];
  if (trace !== undefined) return trace;
  const applications = [target.application, target.secondApplication].filter(
    (one) => one !== undefined,
  );
  const header = (name: string) => request.headers.find(([other]) => other === name)?.[1] ?? '';
  const sent = header('x-tif-signature').toUpperCase();
  const right = (application: Application): string =>
    sign({ ...application, timestamp: header('x-tif-timestamp'), nonce: header('x-tif-nonce') });
  const revealed = applications
    .map(right)
    .some((s) => s !== sent && text.toUpperCase().includes(s));
  return revealed ? 'x-tif-signature' : null;
}

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
export const completeCheck: Check<WuhanSession> = {
  ...base,
  id: 'wuhan.frame.complete',
  requirements: ['WH-R014', 'WH-R040'],
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
};
