import { type Mask, maskOf } from '../mask.ts';
import type { Target } from '../target/target.ts';
import type { Report } from './report.ts';

/** Address and name of a target as reports show them, without what is secret in them. */
export const shownTarget = (target: Target, mask: Mask = maskOf(target)): Report['target'] => ({
  url: mask(target.url),
  name: mask(target.name ?? new URL(target.url).host),
});
