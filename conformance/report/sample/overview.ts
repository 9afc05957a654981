import { type Role, titleOf } from '../../contract/role.ts';
import type { Target } from '../../target/target.ts';
import type { FaultyTarget } from '../../target/target-folder.ts';
import {
  type JudgedTarget,
  type Judgement,
  type Overview,
  overviewOf,
  type UnprovedTarget,
} from '../overview.ts';
import type { Report } from '../report.ts';
import { advisedSample, conformingSample, sample } from '../sample.ts';

const frame = {
  tool: { name: 'qiyue', version: '0.1.0' },
  startedAt: '2026-07-27T10:15:02.900+08:00',
  duration: 4210,
} as const;

/** A judged target of the sample: the given report under the name of a role. */
function judged(role: Role, from: Report): JudgedTarget {
  const contract = { ...from.contract, id: role, title: titleOf(role) };
  return {
    file: `targets/${role}.yaml`,
    folder: role,
    target: targetOf(role),
    report: { ...from, contract },
  };
}

const targetOf = (contract: Role): Target => ({
  contract,
  name: 'sample',
  url: 'http://127.0.0.1:8931',
});

/** An endpoint that could not be judged. */
export const unproved: UnprovedTarget = {
  file: 'targets/shanxi-provider.yaml',
  folder: 'shanxi-provider',
  target: targetOf('shanxi-provider'),
  unproved: {
    zh: '连接被拒绝：http://127.0.0.1:8931 上没有服务。',
    en: 'the connection was refused: nobody listens at http://127.0.0.1:8931',
  },
};

/** A target file that cannot be used. */
export const faulty: FaultyTarget = {
  file: 'targets/half #1.yaml',
  fault: {
    zh: '目标文件 targets/half #1.yaml 有误：file must have required property url。',
    en: 'Target file targets/half #1.yaml: file must have required property url.',
  },
};

export const conforming = judged('wuhan', conformingSample);
export const advised = judged('neimenggu', advisedSample);
export const failed = judged('shanxi', sample);

/** The overview of some judgements, always at the same moment. */
export const overviewSample = (...judgements: readonly Judgement[]): Overview =>
  overviewOf(judgements, frame);

/** An overview with everything that can become of a target. */
export const wholeOverview: Overview = overviewSample(
  conforming,
  advised,
  failed,
  unproved,
  faulty,
);
