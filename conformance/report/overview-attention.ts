import { basename } from 'node:path';
import { inBoth } from '../../spec/language.ts';
import { titleOf } from '../contract/role.ts';
import type { Judgement } from './overview.ts';
import type { Report } from './report.ts';
import { shownTarget } from './shown-target.ts';
import {
  notProved,
  profile,
  type Speech,
  speechOf,
  type TerminalOptions,
  terminal,
} from './terminal.ts';
import { visible } from './visible.ts';
import { conclusionWords, labels, leftBehindCount } from './words.ts';

/**
 * What a person should know of one target before the table: everything where something failed or
 * went wrong, else only the variants, what was not tried, and how much was left behind.
 */
export function attention(judgement: Judgement, options: TerminalOptions): string {
  const speech = speechOf(options);
  const { say, paint } = speech;
  const heading = paint('bold', `── ${visible(headingOf(judgement, speech))}`);
  if ('report' in judgement) {
    const { report } = judgement;
    return `${heading}\n${hasFindings(report) ? terminal(report, options) : brief(report, speech)}`;
  }
  const why = 'fault' in judgement ? judgement.fault : judgement.unproved;
  return `${heading}\n${paint('yellow', inBoth(conclusionWords.unfinished))}: ${say(why)}\n`;
}

function headingOf(judgement: Judgement, { say }: Speech): string {
  if ('fault' in judgement) return basename(judgement.file);
  const { target } = judgement;
  return `${say(titleOf(target.contract))} · ${shownTarget(target).url}`;
}

const hasFindings = ({ counts, conclusion }: Report): boolean =>
  counts.fail + counts.error > 0 || conclusion.exitCode !== 0;

function brief(report: Report, speech: Speech): string {
  const { say, paint } = speech;
  const kept = report.leftBehind.length;
  const left = `${paint('bold', say(labels.leftBehind))}  ${say(leftBehindCount(kept))}`;
  const voice = { ...speech, report, again: '' };
  const parts = [profile(voice), notProved(voice), kept > 0 ? left : ''].filter((part) => part);
  const nothing = say({ zh: '没有需要留意的。', en: 'Nothing to attend to.' });
  return `${parts.length > 0 ? parts.join('\n') : nothing}\n`;
}
