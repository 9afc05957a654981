import { styleText } from 'node:util';
import { clauseNumber } from '../../spec/clause-number.ts';
import { inBoth, type Language, type Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import { blocks, cited, failures, of, unproved } from './findings.ts';
import type { Report } from './report.ts';
import { visible } from './visible.ts';
import {
  counted,
  labels,
  leftBehindAdvice,
  leftBehindCount,
  outcomeWords,
  partOf,
  severityWords,
  verdicts,
} from './words.ts';

/** So many records left at the endpoint are named; the other reports have them all. */
const RECORDS = 5;

export interface TerminalOptions {
  readonly language: Language;
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Colours when asked for, plain text otherwise. */
type Paint = (style: Style, text: string) => string;

/** How to say something in the person's language, with colours where they are wanted. */
export interface Speech {
  readonly say: (text: Text) => string;
  readonly paint: Paint;
}

interface Voice extends Speech {
  readonly report: Report;
}

/**
 * What the terminal shows when a run is over: findings with the root cause first, the deviation
 * profile, what was not proved, what the endpoint has kept, the counts, and the verdict in both
 * languages as the last line.
 */
export function terminal(report: Report, { language, colour }: TerminalOptions): string {
  const voice: Voice = { report, ...speechOf({ language, colour }) };
  const sections = [
    ...failures(report).map((check) => finding(check, voice)),
    ...of(report, 'error').map((check) => fault(check, voice)),
    profile(voice),
    notProved(voice),
    leftBehind(voice),
    summary(voice),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** The speech of a run. */
export const speechOf = ({ language, colour }: TerminalOptions): Speech => ({
  say: (text) => visible(text[language]),
  paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
});

function finding(check: CheckResult, voice: Voice): string {
  const { difference } = check;
  const exchange = check.exchanges[difference?.exchange ?? -1];
  return [
    heading(check, '✗', voice),
    ...citations(check, voice),
    ...field(labels.expected, difference && voice.say(difference.expected), voice),
    ...field(labels.actual, difference && voice.paint('red', voice.say(difference.actual)), voice),
    ...field(labels.at, difference?.at && visible(difference.at), voice),
    ...field(labels.advice, difference?.advice && voice.say(difference.advice), voice),
    ...field(labels.reproduce, exchange && voice.paint('dim', visible(exchange.curl)), voice),
  ].join('\n');
}

function fault(check: CheckResult, voice: Voice): string {
  const reason = check.reason && voice.say(check.reason);
  return [heading(check, '!', voice), ...field(labels.reason, reason, voice)].join('\n');
}

function heading(check: CheckResult, mark: string, { report, say, paint }: Voice): string {
  const style: Style = check.verdict === 'fail' ? ['red', 'bold'] : ['magenta', 'bold'];
  const blocked = blocks(report, check.id);
  const root: Text = {
    zh: `根因，另有 ${blocked} 项因此受阻`,
    en: `root cause, blocks ${blocked}`,
  };
  const notes = [say(severityWords[check.severity]), ...(blocked > 0 ? [say(root)] : [])];
  const place = [check.operation, check.field].filter((part) => part !== null).join(' · ');
  return [
    `${paint(style, `${mark} ${visible(check.id)}`)} [${notes.join(', ')}]`,
    `  ${paint('bold', say(check.title))} ${paint('dim', `(${visible(place)})`)}`,
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

/** A label and its value, the further lines of the value hanging under the first. */
function field(label: Text, value: string | null | undefined, voice: Voice): readonly string[] {
  if (!value) return [];
  const isChinese = voice.say(label) === label.zh;
  const name = isChinese ? label.zh : label.en.padEnd(12);
  const hung = value.replaceAll('\n', `\n${' '.repeat(isChinese ? 10 : 16)}`);
  return [`    ${voice.paint('dim', name)}${isChinese ? '  ' : ''}${hung}`];
}

/** Every tolerated variant that was seen; nothing where there is none. */
export function profile({ report, say, paint }: Voice): string {
  if (report.profile.length === 0) return '';
  const lines = report.profile.map(({ reading, says, operations, checks }) => {
    const where = visible(operations.join(', '));
    const count = {
      zh: `（${checks.length} 项检查）`,
      en: ` (${counted(checks.length, 'check')})`,
    };
    return `  △ ${paint('yellow', visible(reading))} ${say(says)} — ${where}${paint('dim', say(count))}`;
  });
  return [paint('bold', say(labels.profile)), ...lines].join('\n');
}

/** Why checks were skipped or blocked; nothing where all were tried. */
export function notProved({ report, say, paint }: Voice): string {
  const lines = (['blocked', 'skipped'] as const).flatMap((verdict) =>
    unproved(report, verdict).map(({ reason, blockedBy, checks }) => {
      const by = blockedBy === null ? '' : ` ← ${visible(blockedBy)}`;
      const count = `${say(outcomeWords[verdict])} ${checks.length}`;
      return `  – ${count}: ${say(reason)}${paint('dim', by)}`;
    }),
  );
  const title: Text = { zh: '未能判定', en: 'Not judged' };
  return lines.length === 0 ? '' : [paint('bold', say(title)), ...lines].join('\n');
}

function leftBehind({ report, say, paint }: Voice): string {
  const all = report.leftBehind;
  if (all.length === 0) return '';
  const rest = all.length - RECORDS;
  const more: Text = { zh: `… 另有 ${rest} 条，见报告`, en: `… and ${rest} more in the report` };
  return [
    `${paint('bold', say(labels.leftBehind))} ${paint('dim', `(${say(leftBehindCount(all.length))})`)}`,
    ...all
      .slice(0, RECORDS)
      .map((one) => `  + ${visible(one.operation)} · ${visible(one.name)} ${visible(one.value)}`),
    ...(rest > 0 ? [`  ${say(more)}`] : []),
    `  ${paint('dim', say(leftBehindAdvice))}`,
  ].join('\n');
}

function summary({ report, say, paint }: Voice): string {
  const counts = verdicts
    .toReversed()
    .filter((verdict) => report.counts[verdict] > 0)
    .map((verdict) => `${say(outcomeWords[verdict])} ${report.counts[verdict]}`);
  const effort: Text = {
    zh: `${report.requests} 次请求，${(report.duration / 1000).toFixed(2)} 秒`,
    en: `${counted(report.requests, 'request')}, ${(report.duration / 1000).toFixed(2)} s`,
  };
  const style = ({ 0: 'green', 1: 'red', 3: 'yellow' } as const)[report.conclusion.exitCode];
  const target = `${say(report.contract.title)} · ${visible(report.target.url)}`;
  const part = partOf(report.results.length, report.available);
  return [
    ...(part ? [paint('yellow', say(part))] : []),
    paint('dim', target),
    `${counts.join(' · ')} ${paint('dim', `(${say(effort)})`)}`,
    paint([style, 'bold'], visible(inBoth(report.conclusion.word))),
  ].join('\n');
}
