import { describe, expect, it } from 'vitest';
import { addressOf } from '../../testing/engines/named.ts';
import { callTerms, openPool } from './pool.ts';

const url = addressOf('database', process.env) ?? '';

describe.skipIf(url === '')('a connection that breaks between two statements', () => {
  it('fails the next of them and nothing else', async () => {
    const pool = openPool(url, callTerms);
    const client = await pool.connect();
    const { rows } = await client.query('select pg_backend_pid() as id');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await pool.query('select pg_terminate_backend($1)', [rows[0].id]);
    await ended;
    const next = client.query('select 1');
    await expect(next).rejects.toThrow();
    client.release(true);
    const again = await pool.query('select 1 as one');
    await pool.end();

    expect(again.rows).toEqual([{ one: 1 }]);
  });
});
