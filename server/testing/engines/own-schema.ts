import { createHash, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { asked } from './asked.ts';

/** A schema of PostgreSQL with an address of its own. */
export interface Schema {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty schema, unless one of that name is there. */
export async function createSchema(url: string, name = nameFor(randomUUID())): Promise<Schema> {
  await asked(url, `create schema if not exists ${name}`);
  const inside = new URL(url);
  inside.searchParams.set('options', `-c search_path=${name}`);
  const drop = async () => void (await asked(url, `drop schema if exists ${name} cascade`));
  return { url: String(inside), drop };
}

/**
 * The address of a schema that belongs to that place, empty when it is first asked for. The same
 * place has the same schema until the test is over, when it is dropped: what a file in a temporary
 * folder is to SQLite. `:memory:` is another one each time.
 */
export async function ownSchema(url: string, place: string): Promise<string> {
  const name = nameFor(place === ':memory:' ? randomUUID() : place);
  const schema = await createSchema(url, name);
  onTestFinished(() => schema.drop());
  return schema.url;
}

const nameFor = (place: string): string =>
  `qiyue_test_${createHash('sha256').update(place).digest('hex').slice(0, 24)}`;
