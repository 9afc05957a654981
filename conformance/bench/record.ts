import { judged } from '../checks/all.ts';
import { wuhanChecks } from '../checks/wuhan/index.ts';
import type { Recording } from '../exchange/recorder.ts';
import { wuhan } from '../platforms/wuhan/index.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { runChecks } from '../run.ts';
import { type Plan, planned } from './plan.ts';

/** Judges the target once and writes down every request that got a reply, in order of sending. */
export async function recordPlan(target: WuhanTarget): Promise<Plan> {
  const { contract } = judged.wuhan();
  const recordings: Recording[] = [];
  const noting: typeof wuhan = {
    ...wuhan,
    open(opened, recording) {
      recordings.push(recording);
      return wuhan.open(opened, recording);
    },
  };
  const second = Math.floor(Date.now() / 1000);
  const { decided } = await runChecks({
    target,
    contract,
    platform: noting,
    checks: wuhanChecks(contract),
  });

  const shared = recordings.flatMap(({ all }) => all);
  const all = new Set([...shared, ...decided.flatMap(({ observations }) => observations)]);
  const requests = [...all]
    .filter(({ reply }) => reply !== null)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map(({ request }) => planned(request, target));
  return { origin: new URL(target.url).origin, second, requests };
}
