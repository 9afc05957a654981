/** The verdict, the clauses and the findings. */
export const screenStyle = `
.certificate { --tone: var(--pass); background: var(--sheet); margin: 2.5rem 0 5rem;
  padding: 3.2rem 3.4rem 2.8rem; border: 1px solid var(--line); border-top: 5px solid var(--tone);
  box-shadow: 0 1px 2px var(--shade), 0 14px 40px var(--shade); }
.certificate.failed { --tone: var(--fail); }
.certificate.unfinished { --tone: var(--skipped); }
.headline { position: relative; padding-right: 10rem; }
.kicker { color: var(--quiet); font-size: .9rem; letter-spacing: .12em; }
.subject { font-family: var(--formal); font-size: 1.2rem; margin-top: .15rem; }
h1 { font-family: var(--formal); font-weight: 600; line-height: 1.15; margin: 1.5rem 0 .9rem;
  color: var(--tone); }
h1 [lang="zh"] { font-size: 3.5rem; letter-spacing: .06em; display: block; }
h1 [lang="en"] { font-size: 1.45rem; font-weight: 400; display: block; margin-top: .25rem; }
.aside { font-size: .5em; white-space: nowrap; letter-spacing: 0; display: inline-block; }
.certificate .says { font-size: 1.06rem; max-width: 36rem; }
.seal { position: absolute; top: .4rem; right: 0; width: 8.2rem; color: var(--tone); }
.seal rect { fill: none; stroke: currentColor; }
.seal .edge { stroke-width: 3.4; } .seal .inner { stroke-width: 1.1; }
.seal text { font: 600 40px var(--formal); fill: currentColor; }

.counts { margin: 2.6rem 0 2.2rem; }
.counts > svg { width: 100%; height: 14px; display: block; border-radius: 3px; }
rect.pass { fill: var(--pass); } rect.warn { fill: var(--warn); } rect.fail { fill: var(--fail); }
rect.skipped { fill: var(--skipped); opacity: .55; } rect.blocked { fill: var(--blocked); }
rect.error { fill: var(--error); }
.counts figcaption { color: var(--quiet); font-size: .85rem; margin: .5rem 0 1rem; }
.counts ul { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem 1.6rem; }
.counts b { font: 600 1.5rem/1 var(--formal); font-variant-numeric: tabular-nums lining-nums;
  margin: 0 .15rem 0 .25rem; }
.counts small { display: block; line-height: 1.45; margin-top: .2rem; }
.counts .none, .counts .none b { color: var(--quiet); font-weight: 400; }
.counts .none .mark { opacity: .55; }

.facts { border-top: 1px solid var(--line); padding-top: 1.2rem; display: grid;
  grid-template-columns: 1fr 1fr; gap: .7rem 2.4rem; }
.facts dt { color: var(--quiet); font-size: .8rem; }
.facts dd { line-height: 1.5; }
.facts .wide { grid-column: 1 / -1; }

.map { background: var(--sheet); border: 1px solid var(--line); padding: 1rem 1.3rem; }
.map li { display: grid; grid-template-columns: 4rem 13rem 1fr; gap: .3rem .8rem;
  align-items: baseline; padding: .3rem 0; }
.map li + li { border-top: 1px dotted var(--line); }
.map .name { font-size: .92rem; }
.cells { display: flex; flex-wrap: wrap; gap: .1rem; }
.cells a { display: block; padding: .22rem .28rem; line-height: 1; font-size: 1.1rem;
  border-radius: 3px; }
.cells a:hover { background: var(--soft); }

.matrix { width: 100%; table-layout: fixed; border-collapse: collapse; background: var(--sheet);
  border: 1px solid var(--line); font-size: .94rem; }
.matrix th, .matrix td { text-align: left; vertical-align: top; padding: .65rem .9rem;
  border-top: 1px solid var(--line); }
.matrix thead th { font-size: .78rem; font-weight: 600; color: var(--quiet); border-top: 0;
  background: var(--soft); padding: .4rem .9rem; }
.matrix th.id { font-weight: 400; white-space: nowrap; }
.matrix thead th:nth-child(1) { width: 7.2rem; } .matrix thead th:nth-child(2) { width: 34%; }
.matrix thead th:nth-child(3) { width: 8.6rem; }
.matrix .says small { display: block; }
.matrix .outcome { white-space: nowrap; }
.matrix .proof p { color: var(--quiet); font-size: .9rem; }
.matrix tr:target { background: var(--note); }
.matrix.profile thead th:nth-child(3) { width: 11rem; }
.matrix.profile .outcome { white-space: normal; }
.links li { line-height: 1.5; }
summary { cursor: pointer; color: var(--quiet); font-size: .9rem; }
summary .mark { margin: 0 .2rem 0 .1rem; }

.findings { background: var(--sheet); border: 1px solid var(--line); padding: 0 1.1rem; }
.findings > li { display: flex; gap: .9rem; padding: .95rem 0;
  border-bottom: 1px solid var(--line); }
.findings > li:last-child, .checks li:last-child { border-bottom: 0; }
.findings > li > .mark { margin-top: .36em; font-size: 1.1em; }
.findings > li > div { min-width: 0; flex: 1; }
.title { font-weight: 600; }
.meta { font-size: .9rem; color: var(--quiet); }
.meta [href^="#r-"], .meta .quiet { white-space: nowrap; }
.meta > * { margin-right: .55rem; }
.records { background: var(--sheet); border: 1px solid var(--line); padding: .8rem 1.1rem;
  columns: 19rem; column-gap: 2rem; }
.records li { line-height: 1.75; break-inside: avoid; }
.fold { margin-top: 1.1rem; } .fold + .fold { margin-top: .2rem; }
.fold > summary { font-size: 1rem; color: var(--ink); padding: .3rem 0; }
.fold[open] > summary { margin-bottom: .5rem; }

.checks { background: var(--sheet); border: 1px solid var(--line); padding: 0 1.1rem; }
.checks li { display: grid; grid-template-columns: 7rem 1fr; gap: .2rem .6rem;
  padding: .55rem 0; border-bottom: 1px solid var(--line); font-size: .94rem; }
.checks li:target { background: var(--note); }
.checks .title { font-weight: 400; }
@media (max-width: 46rem) {
  .page { padding: 0 1rem; }
  section { margin: 3.5rem 0; }
  h2 { font-size: 1.45rem; }
  .banner { padding: .5rem 1rem; }
  .banner nav a { margin-right: .8rem; font-size: .86rem; }
  .banner nav a[href="#verdict"] { display: none; }
  .languages { font-size: .76rem; }
  .languages label { padding: .15rem .45rem; }
  .certificate { padding: 1.6rem 1.25rem; margin: 1rem 0 3rem; }
  .headline { padding-right: 0; }
  .word { position: relative; }
  .seal { top: -.2rem; width: 5.2rem; }
  h1 { margin-top: 1.7rem; padding-right: 5.6rem; min-height: 4.6rem; }
  h1 [lang="zh"] { font-size: 2.4rem; } h1 [lang="en"] { font-size: 1.15rem; }
  .counts ul { grid-template-columns: 1fr 1fr; }
  .facts { grid-template-columns: 1fr; }
  .map li { grid-template-columns: 3rem 1fr; }
  .map .cells { grid-column: 1 / -1; margin-left: -.28rem; }
  .matrix, .matrix tbody, .matrix td { display: block; }
  .matrix tr { display: grid; grid-template-columns: 1fr auto; padding: .8rem 1rem;
    border-top: 1px solid var(--line); }
  .matrix tbody tr:first-child { border-top: 0; }
  .matrix thead { position: absolute; width: 1px; height: 1px; overflow: hidden; opacity: 0; }
  .matrix th, .matrix td, .matrix .says, .matrix .outcome, .matrix th.id {
    padding: .1rem 0; border: 0; width: auto; }
  .matrix .outcome { grid-column: 2; grid-row: 1; }
  .matrix.profile .outcome { text-align: right; }
  .matrix .says, .matrix .proof { grid-column: 1 / -1; }
  .checks li { grid-template-columns: 1fr; }
}
`;
