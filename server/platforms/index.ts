import type { Documents } from '../documents.ts';
import type { PlatformKind } from '../platform.ts';
import { neimenggu } from './neimenggu/index.ts';
import { shanxi } from './shanxi/index.ts';
import { wuhan } from './wuhan/index.ts';

/** Every platform that the server can serve; which it serves is decided by the documents given. */
const platformKinds: readonly PlatformKind[] = [wuhan, neimenggu, shanxi];

/** The platforms that documents are given for. */
export const kindsIn = (documents: Documents): readonly PlatformKind[] =>
  platformKinds.filter(({ id }) => documents[id]);
