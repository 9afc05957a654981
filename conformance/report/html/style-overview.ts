/** The overview of several reports: a bar for each in the verdict, and their cards. */
export const overviewStyle = `
.conforming { --tone: var(--pass); } .advised { --tone: var(--pass); }
.failed { --tone: var(--fail); } .unfinished { --tone: var(--skipped); }
.tally ol { display: grid; gap: 1.05rem; margin-bottom: 1.4rem; }
.tally li { min-width: 0; }
.tally ol > li { display: grid; grid-template-columns: 1fr auto 3.2rem; gap: .3rem 1rem;
  align-items: baseline; }
.tally .of { grid-column: 1; line-height: 1.4; }
.tally .of a { color: inherit; text-decoration-color: var(--line); }
.tally .ends { grid-column: 2 / -1; color: var(--tone); font-weight: 600; text-align: right; }
.tally .bar, .tally .empty { grid-column: 1 / 3; width: 100%; height: 12px; display: block;
  background: var(--soft); border-radius: 3px; align-self: center; }
.tally .empty { border: 1px dashed var(--line); }
.tally ol .number { text-align: right; line-height: 1; align-self: center; }
.tally > ul { grid-template-columns: repeat(6, auto); justify-content: space-between; }

.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 1.6rem; margin-top: 1.8rem; }
.card { background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--tone);
  padding: 1.7rem 1.8rem 1.5rem; display: flex; flex-direction: column; min-width: 0;
  box-shadow: 0 1px 2px var(--shade), 0 8px 24px var(--shade); }
.card:target { box-shadow: 0 0 0 2px var(--accent); }
.card:last-child:nth-child(odd) { grid-column: 1 / -1; }
@media (min-width: 46.01rem) {
  .card:last-child:nth-child(odd) .facts { grid-template-columns: 2fr 1fr 1.5fr 1.2fr; }
  .card:last-child:nth-child(odd) .wide { grid-column: auto; }
}
.card header { position: relative; padding-right: 6.2rem; min-height: 5.4rem; }
.card .kicker { letter-spacing: .04em; }
.card h3 { margin: .15rem 0 0; font-size: 1.12rem; font-weight: 400; }
.card .word { font-family: var(--formal); color: var(--tone); line-height: 1.25;
  margin-top: .9rem; }
.card .word [lang="zh"] { font-size: 1.9rem; font-weight: 600; letter-spacing: .05em;
  display: block; }
.card .seal { width: 4.9rem; top: .1rem; }
.card .counts { margin: 1.3rem 0 1.2rem; }
.card .counts > svg { height: 10px; }
.card .counts figcaption { margin: .4rem 0 .5rem; }
.card .counts ul { display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; }
.card .counts b { font-size: 1.2rem; }
.card .reason { margin: 1.2rem 0; padding: .7rem 1rem; background: var(--soft);
  border-left: 3px solid var(--tone); }
.card .failed { margin-bottom: 1.2rem; }
.card h4 { font-size: .8rem; color: var(--quiet); font-weight: 600; margin-bottom: .3rem; }
.card .failed li { display: flex; gap: .55rem; align-items: baseline; line-height: 1.5;
  padding: .12rem 0; }
.card .failed p { font-size: .9rem; margin-top: .2rem; }
.card .facts { margin-top: auto; padding-top: 1rem; gap: .55rem 1.4rem; font-size: .94rem; }
.open { border-top: 1px solid var(--line); margin-top: 1.1rem; padding-top: 1rem; display: flex;
  flex-wrap: wrap; gap: .4rem 1.2rem; align-items: baseline; }
.open .main { font-weight: 600; margin-right: auto; }
.open .main::after { content: " →"; }
@media (max-width: 46rem) {
  .cards { grid-template-columns: minmax(0, 1fr); }
  .card { padding: 1.3rem 1.2rem; }
  .tally > ul { grid-template-columns: repeat(3, auto); }
  .tally ol > li { grid-template-columns: minmax(0, 1fr) 2.4rem; }
  .tally .of, .tally .bar, .tally .empty { grid-column: 1; }
  .tally .of { grid-column: 1 / -1; } .tally .ends { grid-column: 1 / -1; text-align: left; }
}
@media print {
  .card { break-inside: avoid; padding: 4.5mm 5mm; box-shadow: none; }
  .card header { padding-right: 4.6rem; min-height: 0; }
  .card .seal { width: 3.9rem; }
  .card h3 { font-size: 1rem; line-height: 1.35; }
  .card .counts { margin: .8rem 0; }
  .card .facts { font-size: .84rem; gap: .3rem .8rem; padding-top: .7rem; }
  .cards { gap: 5mm; }
  .tally > ul { grid-template-columns: repeat(3, auto); }
  #contracts { break-before: page; margin-bottom: 4mm; }
  footer { padding-bottom: 0; }
  .open { display: none; }
}
`;
