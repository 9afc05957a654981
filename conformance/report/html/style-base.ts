/** Colours, type and the frame of the page. Only selectors that browsers of 2020 know. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #f6f4ee; --sheet: #fffefb; --ink: #1d2329; --quiet: #5b636c; --line: #dfdacd;
  --soft: #f1eee5; --accent: #1f4e79; --shade: rgba(60, 50, 30, .07);
  --pass: #1b6b4c; --warn: #8a5a00; --fail: #b3261e; --skipped: #5b636c;
  --blocked: #5f4b9b; --error: #963a6b; --unreached: #6d665b; --on: #fffefb;
  --mark: #fbe9e4; --note: #fdf6e3;
  --text: -apple-system, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei",
    "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --formal: "Iowan Old Style", Georgia, "Noto Serif", "Songti SC", "STZhongsong",
    "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono",
    "PingFang SC", "Microsoft YaHei", "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121518; --sheet: #1a1e22; --ink: #e6e3da; --quiet: #a3a9af; --line: #343a40;
    --soft: #21262b; --accent: #8dbbe2; --shade: rgba(0, 0, 0, .35);
    --pass: #6cc79b; --warn: #e0b252; --fail: #ff8f84; --skipped: #a3a9af;
    --blocked: #b8a6ee; --error: #e79ac3; --unreached: #9a9488; --on: #14171a;
    --mark: #41231f; --note: #2e2a1e;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.65 var(--text); font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; word-break: normal;
}
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible, pre:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px;
}
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2, h3 { font-family: var(--formal); font-weight: 600; line-height: 1.3; }
h2 { font-size: 1.7rem; letter-spacing: .01em; padding-bottom: .7rem;
  border-bottom: 1px solid var(--ink); margin-bottom: 1rem; }
h3 { font-size: 1.15rem; margin: 2.2rem 0 .8rem; }
h4 { font-size: .8rem; color: var(--quiet); font-weight: 600; margin-bottom: .35rem; }
small { font-size: .8rem; color: var(--quiet); font-weight: 400; }
.page { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
section { margin: 5rem 0; }
footer { text-align: center; color: var(--quiet); font-size: .82rem; padding: 0 1rem 3rem; }
.lead { color: var(--quiet); max-width: 46rem; margin-bottom: 1.4rem; }
.code, .id, pre { font-family: var(--mono); font-size: .84em; font-variant-ligatures: none; }
.quiet { color: var(--quiet); }
.number { color: var(--quiet); font-weight: 400; font-family: var(--text); font-size: .9em; }
.clause { font-family: var(--formal); color: var(--accent); font-weight: 600; }
.symbols { position: absolute; width: 0; height: 0; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 3px;
  padding: 0 .45em; font-size: .8rem; color: var(--quiet); }
.tag.must, .tag.root { color: var(--ink); border-color: var(--ink); }

.switch { position: fixed; top: 0; right: 0; width: 1px; height: 1px; opacity: 0; }
#show-zh:checked ~ * [lang="en"]:not(.always),
#show-en:checked ~ * [lang="zh"]:not(.always) { display: none; }
#show-zh:checked ~ .banner label[for="show-zh"],
#show-en:checked ~ .banner label[for="show-en"] { background: var(--ink); color: var(--sheet); }
#show-zh:focus-visible ~ .banner label[for="show-zh"],
#show-en:focus-visible ~ .banner label[for="show-en"] {
  outline: 2px solid var(--accent); outline-offset: 2px;
}
.banner { position: sticky; top: 0; z-index: 2; background: var(--paper);
  border-bottom: 1px solid var(--line); padding: .55rem 1.5rem; display: flex;
  align-items: center; justify-content: space-between; }
.banner nav { display: flex; min-width: 0; overflow-x: auto; padding: .2rem; margin-right: 1rem;
  scrollbar-width: thin; }
.banner nav a { color: var(--quiet); text-decoration: none; margin-right: 1.3rem;
  font-size: .92rem; white-space: nowrap; }
.banner nav a:hover { color: var(--accent); }
.languages { display: flex; border: 1px solid var(--line); border-radius: 5px; overflow: hidden;
  flex: none; font-size: .82rem; }
.languages label { padding: .15rem .7rem; cursor: pointer; }

.mark { width: 1em; height: 1em; vertical-align: -.12em; flex: none; fill: none;
  stroke: var(--on); stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
.mark.pass { color: var(--pass); } .mark.warn { color: var(--warn); }
.mark.fail { color: var(--fail); } .mark.skipped { color: var(--skipped); }
.mark.blocked { color: var(--blocked); } .mark.error { color: var(--error); }
.mark.unreached { color: var(--unreached); }
symbol circle, symbol .body { fill: currentColor; stroke: none; }
symbol .hollow { fill: none; stroke: currentColor; stroke-width: 1.5; }
symbol .thin { stroke: currentColor; stroke-width: 1.5; }
.verdict { font-weight: 600; white-space: nowrap; }
.verdict.pass { color: var(--pass); } .verdict.warn { color: var(--warn); }
.verdict.fail, b.fail { color: var(--fail); } .verdict.skipped { color: var(--skipped); }
.verdict.blocked { color: var(--blocked); } .verdict.error, p.error { color: var(--error); }
.verdict.unreached { color: var(--unreached); font-weight: 400; }
`;
