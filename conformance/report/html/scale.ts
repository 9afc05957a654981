/** A logarithmic scale of milliseconds, because a judge sees calls of 1 ms and of 10 s. */
export interface Scale {
  /** Where a duration stands, from 0 to 1000. */
  readonly at: (milliseconds: number) => number;
  /** The powers of ten that it spans. */
  readonly ticks: readonly number[];
}

/** The scale from the power of ten below the least of these to that above the greatest. */
export function scaleOf(durations: readonly number[]): Scale {
  const positive = durations.filter((duration) => duration > 0);
  const first = Math.floor(Math.log10(Math.max(Math.min(...positive, 1000), 0.1)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...positive, 1))));
  const span = last - first;
  return {
    at(milliseconds) {
      const share = (Math.log10(Math.max(milliseconds, 1e-3)) - first) / span;
      return Math.round(1000 * Math.min(1, Math.max(0, share)));
    },
    ticks: Array.from({ length: span + 1 }, (_, index) => 10 ** (first + index)),
  };
}

/** A duration as people write it: to a tenth below 10 ms, in seconds from one on. */
export function time(milliseconds: number): string {
  if (milliseconds === 0) return '0';
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}

/** A power of ten on an axis: `10 ms`, `1 s`. */
export const tick = (milliseconds: number): string =>
  milliseconds >= 1000 ? `${milliseconds / 1000} s` : `${milliseconds} ms`;

/** Round moments from 0 up to `total`, four to nine of them, for a linear axis. */
export function roundSteps(total: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(total));
  const step = [1, 0.5, 0.2].map((share) => share * power).find((one) => total / one >= 3) ?? power;
  return Array.from({ length: Math.floor(total / step) + 1 }, (_, index) => index * step);
}
