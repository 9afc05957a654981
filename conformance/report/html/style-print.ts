/** A4: light colours whatever the screen has, nothing cut by a scroll box, no navigation. */
export const printStyle = `
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root { color-scheme: light; font-size: 10.2pt;
    --paper: #fff; --sheet: #fff; --ink: #16191c; --quiet: #4d545b; --line: #cfcabd;
    --soft: #f6f4ee; --accent: #1f4e79; --shade: transparent;
    --pass: #1b6b4c; --warn: #8a5a00; --fail: #b3261e; --skipped: #5b636c;
    --blocked: #5f4b9b; --error: #963a6b; --unreached: #6d665b; --on: #fff;
    --mark: #fbe9e4; --note: #fdf6e3; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 1rem; line-height: 1.5; }
  .banner, .switch { display: none; }
  .page { max-width: none; padding: 0; }
  section { margin: 0 0 10mm; }
  a { color: inherit; text-decoration: none; }
  .certificate { margin: 0; padding: 10mm 11mm 9mm; min-height: 120mm; }
  #findings { break-before: page; }
  h2, h3, h4, thead, .lead { break-after: avoid; }
  .lead { break-inside: avoid; }
  tr, .frame, .findings > li, .checks li, .versus, .map li { break-inside: avoid; }
  .sheet, .change, .lane, .chain, .plot + p { break-inside: avoid; }
  .ledger { display: none; }
  .changes { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .matrix { font-size: .84rem; line-height: 1.4; }
  .matrix th, .matrix td { padding: 1.1mm 2mm; }
  .matrix .proof p, .matrix .links li { line-height: 1.35; }
  .detail { padding: 5mm; margin: 5mm 0; }
  .detail header { break-inside: avoid; break-after: avoid; }
  pre { max-height: none; overflow: visible; }
  .copy { white-space: pre-wrap; }
  .copy, .exchange h4 small { break-inside: avoid; }
  .exchange h4 small { display: none; }
  .evidence:not([open]) { display: none; }
  .fold::details-content { content-visibility: visible; height: auto; }
  .checks { columns: 2; column-gap: 7mm; padding: 0 3mm; }
  .checks li { grid-template-columns: 3.6rem 1fr; gap: 0 1.5mm; padding: .7mm 0; font-size: .82rem;
    line-height: 1.35; }
  .checks .meta { font-size: .8rem; }
  .counts ul { grid-template-columns: repeat(3, 1fr); }
  .facts { grid-template-columns: 1fr 1fr; }
}
`;
