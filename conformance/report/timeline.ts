import type { Mask } from '../mask.ts';
import type { Decided } from '../run.ts';
import type { TimelineEntry } from './report.ts';
import { tenth } from './tenth.ts';

/** Every exchange of the checks of a run, in the order of sending. */
export const timelineOf = <Session>(
  decided: readonly Decided<Session>[],
  mask: Mask,
): readonly TimelineEntry[] =>
  decided
    .flatMap(({ check, observations }) =>
      observations.map(({ operation, request, reply, startedAt, duration, signed }) => ({
        check: check.id,
        operation,
        method: request.method,
        path: mask(request.path),
        startedAt: tenth(startedAt),
        duration: tenth(duration),
        status: reply?.status ?? null,
        code: reply?.code === undefined ? null : mask(String(reply.code)),
        signed: signed === undefined ? null : mask(signed),
      })),
    )
    .toSorted((one, other) => one.startedAt - other.startedAt);
