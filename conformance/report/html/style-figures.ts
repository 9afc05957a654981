/** What is drawn: latencies, the timeline, flows, changes; and the sheets of the environment. */
export const figureStyle = `
.legend { display: block; font-size: .85rem; margin-top: .35rem; }
.legend > span { margin-right: .9rem; white-space: nowrap; }
.legend > .median::before, .legend > .p90::before, .legend > .p99::before,
.legend > .slowest::before { content: ""; display: inline-block; width: 1.1rem; height: .5rem;
  margin-right: .35rem; background: var(--accent); }
.legend > .median::before { width: 2px; height: .85rem; background: var(--ink);
  vertical-align: -.1rem; }
.legend > .p99::before { opacity: .45; }
.legend > .slowest::before { height: 2px; opacity: .6; vertical-align: .2rem; }

.matrix.figures thead th:nth-child(1) { width: 22%; }
.matrix.figures thead th:nth-child(2) { width: 21%; }
.matrix.figures thead th:nth-child(3) { width: 7.5rem; }
.figures tbody th { font-weight: 400; }
.figures .bar { width: 100%; height: 8px; display: block; margin: .5rem 0 .35rem; }
.figures .tests p { font-size: .85rem; color: var(--quiet); }
.figures .tests p b { color: var(--ink); } .figures .tests p b.fail { color: var(--fail); }
.figures p.fail { color: var(--fail); font-size: .85rem; }
.plot { width: 100%; height: 20px; display: block; overflow: visible; }
.plot .grid { stroke: var(--line); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.plot rect { fill: var(--accent); }
.plot .p99 { opacity: .45; } .plot .slowest { opacity: .6; }
.plot .median { stroke: var(--ink); stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
.numbers { font-size: .85rem; color: var(--quiet); margin-top: .3rem; }
.numbers > span { white-space: nowrap; margin-right: .8rem; }
.numbers b { font-weight: 600; color: var(--ink); }
.axis { display: block; position: relative; height: 1.3em; font-weight: 400; }
.axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.axis > span:first-child { transform: none; }
.axis > span:last-child { transform: translateX(-100%); }
.axis > span > span { position: static; transform: none; }

.lanes { background: var(--sheet); border: 1px solid var(--line); padding: 1rem 1.3rem .6rem; }
.lane { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: .2rem 1.2rem;
  align-items: end; padding: .35rem 0; }
.lane p { line-height: 1.35; font-size: .92rem; }
.lane svg { width: 100%; height: 34px; display: block; border-bottom: 1px solid var(--line);
  overflow: visible; }
.lane path { fill: none; stroke-width: 1.6px; vector-effect: non-scaling-stroke; }
path.pass { stroke: var(--pass); } path.warn { stroke: var(--warn); }
path.fail { stroke: var(--fail); } path.skipped { stroke: var(--skipped); }
path.blocked { stroke: var(--blocked); } path.error { stroke: var(--error); }
.clock { margin: .2rem 0 0 16.2rem; font-size: .78rem; color: var(--quiet); }
.clock > span:last-child { transform: translateX(-50%); }
.scroll { overflow: auto; max-height: 34rem; border: 1px solid var(--line);
  background: var(--sheet); }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.ledger table { border-collapse: collapse; font-size: .84rem; min-width: 60rem; width: 100%; }
.ledger th, .ledger td { text-align: left; vertical-align: top; padding: .3rem .8rem;
  border-bottom: 1px solid var(--line); white-space: nowrap; }
.ledger thead th { position: sticky; top: 0; background: var(--soft); color: var(--quiet);
  font-size: .78rem; }
.ledger td.code { white-space: normal; min-width: 33rem; }
.ledger td.code span { color: var(--quiet); }

h3 .code { font-weight: 400; font-size: .8em; }
.matrix.waivers thead th:nth-child(1) { width: 27%; }
.matrix.waivers thead th:nth-child(2) { width: 32%; }
.matrix.waivers thead th:nth-child(3) { width: 9rem; }
.waivers th.id { white-space: normal; } .id .id { font-size: 1em; }
.chain { display: flex; flex-wrap: wrap; gap: .7rem 1.9rem; }
.chain li { position: relative; background: var(--sheet); border: 1px solid var(--line);
  border-top: 3px solid var(--tone, var(--line)); padding: .6rem 1rem; min-width: 9rem; }
.chain li + li::before { content: "→"; position: absolute; left: -1.55rem; top: 50%;
  transform: translateY(-50%); color: var(--quiet); }
.chain .pass { --tone: var(--pass); } .chain .warn { --tone: var(--warn); }
.chain .fail { --tone: var(--fail); } .chain .blocked { --tone: var(--blocked); }
.chain .error { --tone: var(--error); } .chain .skipped { --tone: var(--skipped); }
.chain .verdict { font-size: .9rem; }

.changes { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1rem; }
.change { background: var(--sheet); border: 1px solid var(--line); padding: .9rem 1.1rem;
  border-top: 3px solid var(--line); }
.change.fail { border-top-color: var(--fail); } .change.pass { border-top-color: var(--pass); }
.change.warn { border-top-color: var(--warn); }
.change.skipped { border-top-color: var(--skipped); grid-column: 1 / -1; }
.change.skipped .links { columns: 19rem; column-gap: 2rem; }
.change h3 { margin: 0 0 .4rem; font: 600 .95rem/1.4 var(--text); }
.change h3 b { font: 600 1.5rem/1 var(--formal); float: right; }
.change .links { font-size: .92rem; }

.sheets { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); padding: 1rem 1.4rem 1.2rem; }
.sheet h3 { margin: 0 0 .7rem; }
.sheet .facts { padding-top: .8rem; gap: .6rem 1.4rem; }
.sheet.wide { grid-column: 1 / -1; }
.facts p.fail { color: var(--fail); }

.tools { display: flex; flex-wrap: wrap; gap: .5rem 2.4rem; margin: 1rem 0 0; }
.tools dt { font-size: .8rem; color: var(--quiet); }
.tools .all { user-select: all; -webkit-user-select: all; cursor: copy; }
.followers { margin-top: .7rem; } .followers > summary { font-size: .92rem; margin: 0; }
@media (max-width: 60rem) { .changes { grid-template-columns: 1fr 1fr; } }
@media (max-width: 46rem) {
  .lane { grid-template-columns: minmax(0, 1fr); }
  .clock { margin-left: 0; }
  .figures .asked::before { content: "⇄ "; color: var(--quiet); }
  .matrix.figures tr { grid-template-columns: minmax(0, 1fr) auto; gap: .3rem 1rem; }
  .figures .tests, .figures .took { grid-column: 1 / -1; }
  .figures .asked { grid-column: 2; grid-row: 1; }
  .chain { flex-direction: column; gap: 1.5rem; }
  .chain li + li::before { content: "↓"; left: 1rem; top: -.8rem; }
  .changes, .sheets { grid-template-columns: minmax(0, 1fr); }
}
`;
