import { styleText } from 'node:util';
import { inBoth, type Language, type Text } from '../../spec/language.ts';
import { causes, of, unproved, wishesAmong } from './findings.ts';
import { leftBehindAdvice } from './left-behind-words.ts';
import { operationName } from './operation-name.ts';
import type { Report } from './report.ts';
import { faultBlock, findingBlock, findingLine } from './terminal-finding.ts';
import { visible } from './visible.ts';
import { isWaived, waiverOf } from './waiver-words.ts';
import { counted, labels, leftBehindCount, outcomeWords, partOf, verdicts } from './words.ts';

/** So many causes are told in full; the other findings get a line each. */
const DETAILED = 10;
/** So many records left at the endpoint are named; the other reports have them all. */
const RECORDS = 5;

export interface TerminalOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** The options of the run that a replay needs as well, as a shell wants them. */
  readonly again?: string;
}

type Style = Parameters<typeof styleText>[0];

/** Colours when asked for, plain text otherwise. */
type Paint = (style: Style, text: string) => string;

/** How to say something in the person's language, with colours where they are wanted. */
export interface Speech {
  readonly say: (text: Text) => string;
  readonly paint: Paint;
}

/** The same with the report that is spoken of. */
export interface Voice extends Speech {
  readonly report: Report;
  readonly again: string;
}

/**
 * What the terminal shows when a run is over: findings with the root cause first, the deviation
 * profile, what was not proved, what the endpoint has kept, the counts, and the verdict in both
 * languages as the last line.
 */
export function terminal(report: Report, options: TerminalOptions): string {
  const usual = report.contract.id === 'own' ? '--contract <openapi.yaml>' : '';
  const voice: Voice = { report, again: options.again ?? usual, ...speechOf(options) };
  const sections = [
    ...findings(voice),
    ...of(report, 'error').map((check) => faultBlock(check, voice)),
    waived(voice),
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

/** The first causes in full, the others on a line each: what is read first is mended first. */
function findings(voice: Voice): readonly string[] {
  const { report, say } = voice;
  const all = causes(report).filter(({ root }) => !isWaived(report, root));
  const rest = all.slice(DETAILED);
  const more: Text = {
    zh: `另有 ${rest.length} 项发现，详见报告：`,
    en: `${counted(rest.length, 'more finding')}, in full in the report:`,
  };
  const lines = rest.map((cause) => findingLine(cause, voice));
  return [
    ...all.slice(0, DETAILED).map((cause) => findingBlock(cause, voice)),
    ...(rest.length > 0 ? [[say(more), ...lines].join('\n')] : []),
  ];
}

/** Failures that nobody has to mend today; nothing where there are none. */
function waived({ report, say, paint }: Voice): string {
  const lines = of(report, 'fail').flatMap((check) => {
    const waiver = isWaived(report, check) ? waiverOf(report, check) : null;
    if (waiver === null) return [];
    const until: Text = { zh: `截止 ${waiver.expires}`, en: `until ${waiver.expires}` };
    return [`  ○ ${visible(check.id)} ← ${visible(waiver.waives)}, ${say(until)}`];
  });
  const title: Text = { zh: '已豁免', en: 'Waived' };
  return lines.length === 0 ? '' : [paint('bold', say(title)), ...lines].join('\n');
}

/** Every tolerated variant that was seen; nothing where there is none. */
export function profile({ report, say, paint }: Voice): string {
  if (report.profile.length === 0) return '';
  const lines = report.profile.map(({ reading, says, operations, checks }) => {
    const where = operations.map((name) => say(operationName(name))).join(', ');
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
    ...leftBehindAdvice(all).map((says) => `  ${paint('dim', say(says))}`),
  ].join('\n');
}

function summary({ report, say, paint }: Voice): string {
  const wishes = wishesAmong(report);
  const counts = verdicts
    .toReversed()
    .filter((verdict) => report.counts[verdict] > 0)
    .map((verdict) => {
      const among = verdict === 'fail' && wishes ? say(wishes) : '';
      return `${say(outcomeWords[verdict])} ${report.counts[verdict]}${among}`;
    });
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
