import { Client } from 'pg';

/** The rows that a statement gives, on a connection of its own. */
export async function asked(url: string, statement: string): Promise<readonly object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
