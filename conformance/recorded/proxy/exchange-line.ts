import { styleText } from 'node:util';
import type { Language, Text } from '../../../spec/language.ts';
import { visible } from '../../report/visible.ts';
import type { Passed } from './passing.ts';
import type { Watched } from './watch.ts';

export interface LineOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Puts stars in the place of secrets. */
  readonly hide: (text: string) => string;
}

const words = {
  other: { zh: '不是契约中的调用', en: 'no call of the contract' },
  right: { zh: '未见不符', en: 'no fault' },
  unknown: { zh: '客户端没有等到应答', en: 'the client did not wait for the reply' },
  client: { zh: '客户端', en: 'client' },
} as const satisfies Record<string, Text>;

/** One exchange on one line: when, what, how long, and what the judge says of it. */
export function lineOf(passed: Passed, seen: Watched | null, options: LineOptions): string {
  const { method, address, reply, duration, startedAt } = passed;
  const [mark, style] = markOf(seen);
  const sign = options.colour ? styleText(style, mark) : mark;
  const time = new Date(startedAt).toISOString().slice(11, 19);
  const code = seen?.judgeable.observation.reply?.code;
  const path = address.length > 100 ? `${address.slice(0, 100)}…` : address;
  const facts = [time, method, path, reply?.status ?? '–', ...(code === undefined ? [] : [code])];
  const said = saidOf(seen, options.language);
  const line = `${sign} ${facts.join(' ')} ${Math.round(duration)} ms  ${said}`;
  return visible(options.hide(line)).replaceAll('\n', ' ');
}

const markOf = (seen: Watched | null) => {
  if (seen === null) return ['–', 'gray'] as const;
  if (seen.faults.length > 0) return ['✗', 'red'] as const;
  if (!seen.judgeable.isAnswered) return ['?', 'yellow'] as const;
  return ['✓', 'green'] as const;
};

/** The first finding, how many more there are, and what the client did wrong, which is apart. */
function saidOf(seen: Watched | null, language: Language): string {
  if (seen === null) return words.other[language];
  const { faults, judgeable } = seen;
  const [first] = faults;
  const more = faults.length > 1 ? ` (+${faults.length - 1})` : '';
  const right = judgeable.isAnswered ? words.right : words.unknown;
  const verdict = first ? `${first.check}: ${first.text[language]}${more}` : right[language];
  const [fault] = judgeable.clientFaults;
  if (!fault) return verdict;
  return `${verdict} · ${words.client[language]}: ${fault.place}, ${fault.expected[language]}`;
}
