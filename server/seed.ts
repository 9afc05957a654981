import { stringify } from 'yaml';
import type { Documents } from './documents.ts';
import type { Credentials, SeedPlaces } from './platform.ts';
import { kindsIn } from './platforms/index.ts';

/** Demo data of every contract that is served. */
export interface Seeded {
  /** Secrets by application, by contract. */
  readonly credentials: Readonly<Record<string, Credentials>>;
  /** The judge's target files for the server at that URL, as YAML, by contract. */
  targets(url: string): Readonly<Record<string, string>>;
}

/** What a server has that was not seeded. */
export const nothingSeeded: Seeded = { credentials: {}, targets: () => ({}) };

/** Fills in the demo data that is missing. */
export async function seedDemo(places: SeedPlaces, documents: Documents): Promise<Seeded> {
  const kinds = kindsIn(documents);
  const seeded: [string, Credentials][] = [];
  for (const { id, demo } of kinds) {
    seeded.push([id, await demo.seed(places, documents[id] ?? {})]);
  }
  const credentials = Object.fromEntries(seeded);
  const target = (url: string, { id, demo }: (typeof kinds)[number]) =>
    [id, stringify(demo.target(url, credentials[id] ?? {}))] as const;
  return {
    credentials,
    targets: (url) => Object.fromEntries(kinds.map((kind) => target(url, kind))),
  };
}
