/** The detail of a check: expected beside actual, the code frame, request and reply. */
export const evidenceStyle = `
.detail { --tone: var(--fail); background: var(--sheet); border: 1px solid var(--line);
  border-left: 4px solid var(--tone); padding: 1.6rem 1.8rem; margin: 1.6rem 0; }
.detail.warn { --tone: var(--warn); } .detail.error { --tone: var(--error); }
.detail:target { box-shadow: 0 0 0 2px var(--accent); }
.detail h3 { margin: 0 0 .45rem; font-size: 1.3rem; }
.badges > * { margin-right: .5rem; }
.detail header .id { color: var(--quiet); margin: .3rem 0 0; }
.cites { margin: .5rem 0 0; font-size: .94rem; }
.cites .clause { margin: 0 .3rem; }
.reason { margin-top: 1rem; }
.versus { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 1.3rem 0; }
.versus > div { background: var(--soft); padding: .8rem 1rem; border-top: 2px solid var(--pass); }
.versus .actual { border-top-color: var(--fail); background: var(--mark); }
.versus dt { font-size: .8rem; font-weight: 600; color: var(--quiet); }
.versus dd { font-size: 1.02rem; }
.advice { margin: 1rem 0; } .advice b { margin-right: .4rem; }

pre { margin: 0; padding: .8rem 1rem; background: var(--soft); line-height: 1.6;
  white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30rem; overflow: auto;
  border-radius: 3px; }
.frame { margin: 1rem 0; }
.frame figcaption { font-size: .8rem; color: var(--quiet); margin-bottom: .3rem; }
.frame pre { padding: .8rem 0; }
.frame i { font-style: normal; color: var(--quiet); user-select: none; -webkit-user-select: none; }
.frame .line, .frame .note { display: block; padding: 0 1rem; }
.frame pre > i { padding: 0 1rem; }
.frame mark { background: var(--mark); color: inherit; font-weight: 600;
  box-shadow: inset 3px 0 0 var(--tone); }
.detail.warn mark { background: var(--note); }
.frame mark i { color: var(--tone); }
.frame .note { color: var(--tone); font-family: var(--mono); }

.evidence { margin-top: .9rem; border-top: 1px solid var(--line); padding-top: .7rem; }
.exchange { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.4rem;
  margin-top: .9rem; }
.exchange .whole { grid-column: 1 / -1; }
.exchange .first { font-weight: 600; margin-bottom: .4rem; }
.headers { font-family: var(--mono); font-size: .8rem; line-height: 1.55; margin-bottom: .6rem; }
.headers dt { display: inline; color: var(--quiet); } .headers dt::after { content: ":"; }
.headers dd { display: inline; margin-left: .5em; }
.copy { user-select: all; -webkit-user-select: all; cursor: copy; white-space: pre;
  overflow-x: auto; border: 1px dashed var(--line); background: none; }
@media (max-width: 46rem) {
  .detail { padding: 1.2rem 1rem; }
  .versus, .exchange { grid-template-columns: minmax(0, 1fr); }
  .frame .line, .frame .note, .frame pre > i { padding: 0 .6rem; }
}
`;
