import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { bounded } from './bounded.ts';
import { rivalsFolder } from './installed.ts';
import { isKept, keep, type Which, workFolder } from './raw.ts';
import type { Repertoire, Stage } from './stage.ts';
import type { Mode, Setting, Tool } from './tool.ts';

/** One contract's cases for one turn of all tools. */
export interface Turn {
  readonly run: string;
  readonly repertoire: Repertoire;
  readonly tools: readonly Tool[];
  /** As they are kept; `reference-1` and its like stand for the unchanged reference. */
  readonly names: readonly string[];
  readonly onResult: (line: string) => void;
}

/**
 * Runs what is not kept yet, all tools on one case before the next one: so an interrupted turn goes
 * on where it was, and what it has is comparable.
 */
export async function play(turn: Turn): Promise<void> {
  const { names, repertoire } = turn;
  const parts = turn.tools.flatMap((tool) => tool.modes.map((mode) => ({ tool, mode })));
  const isOpen = (name: string) => parts.some((part) => isWanted(turn, part, name));
  const open = names.filter(isOpen);
  if (open.length === 0) return;
  const stage = await repertoire.open();
  try {
    stage.use('reference');
    const ready: Ready[] = [];
    for (const part of parts) ready.push(await prepared(turn, stage, part));
    for (const name of open) {
      for (const one of ready) await tryOn(turn, stage, one, name);
    }
  } finally {
    await stage.close();
  }
}

interface Part {
  readonly tool: Tool;
  readonly mode: Mode;
}

interface Ready extends Part {
  readonly setting: Setting;
}

const whichOf = ({ run, repertoire }: Turn, { tool, mode }: Part, name: string): Which => ({
  ...{ run, mode, name },
  contract: repertoire.contract,
  tool: tool.name,
});

/** How often each tool is run on the reference; more often does not tell more of most of them. */
export const references = { fixed: 2, drawn: 4 } as const;

/** It is not kept yet, and not one run more on the reference than the tool needs. */
function isWanted(turn: Turn, part: Part, name: string): boolean {
  const repeat = Number(/^reference-(\d+)$/.exec(name)?.[1] ?? 0);
  const limit = part.tool.draws ? references.drawn : references.fixed;
  return repeat < limit && !isKept(whichOf(turn, part, name));
}

/** Lets a tool do once what it does once per contract; that is no part of its budget. */
async function prepared(turn: Turn, stage: Stage, part: Part): Promise<Ready> {
  const setting = settingOf(turn, stage, part);
  const { folder } = setting;
  for (const line of part.tool.prepare?.(setting) ?? []) {
    const environment = part.tool.environment ?? {};
    const { printed } = await bounded(line, { folder, environment, requests: () => 0 });
    writeFileSync(join(folder, 'prepared.txt'), printed);
  }
  return { ...part, setting };
}

async function tryOn(turn: Turn, stage: Stage, one: Ready, name: string): Promise<void> {
  if (!isWanted(turn, one, name)) return;
  const which = whichOf(turn, one, name);
  const { tool, setting } = one;
  const { folder } = setting;
  const report = tool.report && join(folder, tool.report);
  if (report) rmSync(report, { force: true });
  stage.use(name.replace(/^reference-\d+$/, 'reference'));
  const line = tool.run(setting);
  const bounds = { folder, environment: tool.environment ?? {}, requests: stage.requests };
  const { printed, ...ended } = await bounded(line, bounds);
  const written = report && existsSync(report) ? readFileSync(report, 'utf8') : '';
  const output = report ? written : printed;
  keep(which, { ...ended, requests: stage.requests(), command: line.join(' '), output });
  const took = `${stage.requests()} requests, ${ended.seconds.toFixed(1)} s`;
  turn.onResult(`${which.contract} ${tool.name} ${one.mode} ${name}: ${took}`);
}

function settingOf({ run, repertoire }: Turn, stage: Stage, { tool, mode }: Part): Setting {
  const { contract } = repertoire;
  const folder = workFolder({ run, contract, tool: tool.name, mode });
  const put = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return file;
  };
  const configuration = (file: string): string =>
    readFileSync(join(rivalsFolder, 'configuration', contract, file), 'utf8');
  const source = new URL(`../../generated/${contract}.en.json`, import.meta.url);
  const published = JSON.parse(readFileSync(source, 'utf8'));
  const document = { ...published, servers: [{ url: stage.url }] };
  return {
    ...{ contract, mode, folder, configuration },
    url: stage.url,
    document: put('contract.json', JSON.stringify(document, null, 2)),
    // A server that hangs is to cost seconds, not the budget: as when the score is taken.
    target: put('target.yaml', stringify({ ...stage.target, timeout: 2000 })),
    placed(file, inside = '.') {
      mkdirSync(join(folder, inside), { recursive: true });
      return put(join(inside, file), configuration(file));
    },
  };
}
