import { inBoth, type Text } from '../../spec/language.ts';
import { judged } from '../checks/all.ts';
import { roles } from '../contract/role.ts';
import { type Proof, proofsOf } from '../report/attestation-proofs.ts';
import { readStoredReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';

/** What a verification found, line by line, and what the program ends with. */
export interface Verified {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/**
 * `qiyue report verify`: whether a report is, to the byte, as the judge wrote it. Both languages
 * stand on each line, as whoever receives a report need not speak that of who made it. Throws
 * `UsageError` for what is no report.
 */
export function verifyCommand(file: string): Verified {
  const stored = readStoredReport(file);
  const { report } = stored;
  const proofs = proofsOf(stored);
  const intact = proofs.every(({ holds }) => holds);
  const { attestation, conclusion } = report;
  return {
    lines: [
      ...proofs.flatMap(proofLines),
      `• ${inBoth(shipped(report))}`,
      `• ${inBoth(words.told)}: ${attestation.tester}, ${attestation.finishedAt}`,
      `• ${inBoth(words.verdict)}: ${inBoth(conclusion.word)}`,
      inBoth(intact ? words.intact : words.altered),
    ].map((line) => visible(line).replaceAll('\n', '␊')),
    exitCode: intact ? 0 : 1,
  };
}

const words = {
  holds: { zh: '相符', en: 'holds' },
  differs: { zh: '不符', en: 'differs' },
  computed: { zh: '应为', en: 'computed' },
  written: { zh: '写着', en: 'written' },
  told: { zh: '评测者与时刻', en: 'by whom and when' },
  verdict: { zh: '报告的结论', en: 'verdict of the report' },
  intact: { zh: '报告完好', en: 'the report is intact' },
  altered: { zh: '报告已被改动', en: 'the report was altered' },
} as const satisfies Record<string, Text>;

function proofLines({ about, holds, computed, written }: Proof): readonly string[] {
  if (holds) return [`✓ ${inBoth(words.holds)}: ${inBoth(about)}`];
  return [
    `✗ ${inBoth(words.differs)}: ${inBoth(about)}`,
    `    ${inBoth(words.computed)}: ${computed}`,
    `    ${inBoth(words.written)}: ${written}`,
  ];
}

/** A contract of another version or of a person's own is no alteration, but worth knowing. */
function shipped({ contract }: Report): Text {
  const role = roles.find((known) => known === contract.id);
  if (role === undefined) {
    return {
      zh: '契约不是随本程序提供的',
      en: 'the contract is not one that comes with this program',
    };
  }
  return judged[role]().contract.sha256 === contract.sha256
    ? { zh: '契约就是本程序现行的', en: 'the contract is the one that this program ships today' }
    : {
        zh: '契约与本程序现行的不同：另一版本，或经人改动',
        en: 'the contract is not the one shipped today: another version, or changed by somebody',
      };
}
