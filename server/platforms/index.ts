import type { PlatformKind } from '../platform.ts';
import { wuhan } from './wuhan/index.ts';

/** Every platform that the server can serve; which it serves is decided by the documents given. */
export const platformKinds: readonly PlatformKind[] = [wuhan];
