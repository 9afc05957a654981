import { judged } from '../checks/index.ts';
import type { Recording } from '../recorder.ts';
import { runChecks } from '../run.ts';
import type { Target } from '../target.ts';
import { type Plan, planned } from './plan.ts';

/** Judges the target once and writes down every request that got a reply, in order of sending. */
export async function recordPlan(target: Target): Promise<Plan> {
  const { contract, platform, checks } = judged[target.contract]();
  const recordings: Recording[] = [];
  const noting: typeof platform = {
    ...platform,
    open(opened, recording) {
      recordings.push(recording);
      return platform.open(opened, recording);
    },
  };
  const second = Math.floor(Date.now() / 1000);
  const { decided } = await runChecks({
    target,
    contract,
    platform: noting,
    checks: checks(contract),
  });

  const shared = recordings.flatMap(({ all }) => all);
  const all = new Set([...shared, ...decided.flatMap(({ observations }) => observations)]);
  const requests = [...all]
    .filter(({ reply }) => reply !== null)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map(({ request }) => planned(request, target));
  return { origin: new URL(target.url).origin, second, requests };
}
