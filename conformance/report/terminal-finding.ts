import type { styleText } from 'node:util';
import { calledAs } from '../../spec/called-as.ts';
import { clauseNumber } from '../../spec/clause-number.ts';
import type { Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import { blocks, type Cause, cited } from './findings.ts';
import type { Voice } from './terminal.ts';
import { frameOf } from './terminal-frame.ts';
import { visible } from './visible.ts';
import { labels, severityWords } from './words.ts';

/** So many others with the same cause are named; the report has them all. */
const FOLLOWERS = 6;

/** A finding in full: what is demanded, what came, where, what to do, and how to see it again. */
export function findingBlock({ root, followers }: Cause, voice: Voice): string {
  const { difference, finding, place } = root;
  const exchange = root.exchanges[difference?.exchange ?? -1];
  const { say, paint } = voice;
  return [
    heading(root, '✗', voice),
    ...citations(root, voice),
    ...field(own.place, place && visible(`${place.file}:${place.line}`), voice),
    ...field(labels.expected, difference && say(difference.expected), voice),
    ...field(labels.actual, difference && paint('red', say(difference.actual)), voice),
    ...field(labels.at, difference?.at && visible(difference.at), voice),
    ...frameOf(root, voice),
    ...field(labels.advice, difference?.advice && say(difference.advice), voice),
    ...field(own.nearest, nearest(root, voice), voice),
    ...field(labels.reproduce, exchange && paint('dim', visible(exchange.curl)), voice),
    ...field(own.replay, finding && replayLine(finding, voice), voice),
    ...field(own.sameCause, sameCause(followers, voice), voice),
  ].join('\n');
}

/** A finding on one line, for those that come after the first ones. */
export function findingLine({ root, followers }: Cause, { say, paint }: Voice): string {
  const actual = root.difference ? ` — ${say(root.difference.actual).split('\n')[0]}` : '';
  const more = followers.length > 0 ? ` (+${followers.length})` : '';
  const name = `✗ ${visible(root.id)}`;
  return `  ${paint('red', name)} [${say(severityWords[root.severity])}]${more}${actual}`;
}

/** An error of our own: what it is about, and why nothing could be decided. */
export function faultBlock(check: CheckResult, voice: Voice): string {
  const reason = check.reason && voice.say(check.reason);
  return [heading(check, '!', voice), ...field(labels.reason, reason, voice)].join('\n');
}

const own = {
  place: { zh: '契约', en: 'Contract' },
  nearest: { zh: '相近', en: 'Nearest' },
  replay: { zh: '重测', en: 'Replay' },
  sameCause: { zh: '同因', en: 'Same cause' },
} as const satisfies Record<string, Text>;

function heading(check: CheckResult, mark: string, { report, say, paint }: Voice): string {
  const style: Parameters<typeof styleText>[0] =
    check.verdict === 'fail' ? ['red', 'bold'] : ['magenta', 'bold'];
  const blocked = blocks(report, check.id);
  const root: Text = {
    zh: `根因，另有 ${blocked} 项因此受阻`,
    en: `root cause, blocks ${blocked}`,
  };
  const notes = [say(severityWords[check.severity]), ...(blocked > 0 ? [say(root)] : [])];
  const about = [check.operation, check.field].filter((part) => part !== null).join(' · ');
  return [
    `${paint(style, `${mark} ${visible(check.id)}`)} [${notes.join(', ')}]`,
    `  ${paint('bold', say(check.title))} ${paint('dim', `(${visible(about)})`)}`,
  ].join('\n');
}

function citations(check: CheckResult, voice: Voice): readonly string[] {
  const known = cited(voice.report);
  return check.requirements.flatMap((id) => {
    const found = known.get(id);
    const says = found
      ? ` · ${clauseNumber(found.chapter.clause)} · ${voice.say(found.requirement.says)}`
      : '';
    return field(labels.requirement, `${id}${says}`, voice);
  });
}

/** What a person types to try it again; an own contract has to be named each time. */
const replayLine = (finding: string, { again }: Voice): string =>
  visible(`${calledAs()} replay ${finding} ${again}`.trimEnd());

function nearest({ nearestPass }: CheckResult, { say }: Voice): string | null {
  if (nearestPass === null) return null;
  const { check, title } = nearestPass;
  const passes: Text = { zh: '通过', en: 'passes' };
  return `${visible(check)} ${say(passes)} · ${say(title)}`;
}

function sameCause(followers: readonly CheckResult[], { say }: Voice): string | null {
  const { length } = followers;
  if (length === 0) return null;
  const shown = followers.slice(0, FOLLOWERS).map(({ id }) => visible(id));
  const ids = [...shown, ...(length > FOLLOWERS ? ['…'] : [])].join(', ');
  return say({ zh: `另有 ${length} 项：${ids}`, en: `${length} more: ${ids}` });
}

/** A label and its value, the further lines of the value hanging under the first. */
function field(label: Text, value: string | null | undefined, voice: Voice): readonly string[] {
  if (!value) return [];
  const isChinese = voice.say(label) === label.zh;
  const name = isChinese ? label.zh : label.en.padEnd(12);
  const hung = value.replaceAll('\n', `\n${' '.repeat(isChinese ? 10 : 16)}`);
  return [`    ${voice.paint('dim', name)}${isChinese ? '  ' : ''}${hung}`];
}
