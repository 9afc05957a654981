/**
 * `make rivals`: runs every tool over the same servers and writes `conformance/RIVALS.md`, and
 * `results.jsonl` beside this file. Options:
 * `--run NAME` (which raw results to use and add to), `--rounds N` (mutants of each class and
 * contract), `--all` (every mutant), `--tool`, `--contract` and `--case NAME` (repeatable),
 * `--write-only` (nothing is run).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hasProgram } from './installed.ts';
import { page } from './page.ts';
import { play, references } from './play.ts';
import { resultLines } from './results.ts';
import { rounds } from './sample.ts';
import { repertoires } from './stage.ts';
import { tools } from './tools/index.ts';

const { values } = parseArgs({
  options: {
    run: { type: 'string', default: 'published' },
    rounds: { type: 'string', default: '2' },
    all: { type: 'boolean', default: false },
    tool: { type: 'string', multiple: true },
    contract: { type: 'string', multiple: true },
    case: { type: 'string', multiple: true },
    'write-only': { type: 'boolean', default: false },
  },
});
const { run } = values;
const usable = tools.filter(({ needs }) => needs === undefined || hasProgram(needs));
const chosenTools = usable.filter(({ name }) => values.tool?.includes(name) ?? true);
const chosen = repertoires.filter(({ contract }) => values.contract?.includes(contract) ?? true);
const count = values.all ? 200 : Number(values.rounds);

const onResult = (line: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
};

/** What is said in any run of the unchanged reference is no finding. */
const referenceNames = Array.from({ length: references.drawn }, (_, index) => `reference-${index}`);

if (!values['write-only']) {
  for (let round = 0; round < count; round += 1) {
    const turns = chosen.map(async (repertoire) => {
      const cases = (rounds(repertoire.cases, count)[round] ?? []).filter(
        ({ name }) => values.case?.includes(name) ?? true,
      );
      const names = cases.map(({ name }) => name);
      const first = round === 0 ? referenceNames : [];
      await play({ run, repertoire, tools: chosenTools, names: [...first, ...names], onResult });
    });
    await Promise.all(turns);
  }
}

const file = new URL('../RIVALS.md', import.meta.url);
const absent = tools.filter((tool) => !usable.includes(tool));
const day = new Date().toISOString().slice(0, 10);
writeFileSync(file, page({ run, repertoires, tools: usable, absent, day }));
const results = new URL('results.jsonl', import.meta.url);
writeFileSync(results, resultLines(run, repertoires, usable));
