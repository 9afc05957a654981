import { expect, it } from 'vitest';
import { addressOf } from '../../testing/engines/named.ts';
import { callTerms, openPool } from './pool.ts';

const url = addressOf('database', process.env);

it.skipIf(url === undefined)(
  'single statements are not failed for a stricter default',
  async () => {
    const strict = new URL(url ?? '');
    strict.searchParams.set('options', '-c default_transaction_isolation=serializable');
    const pool = openPool(strict.href, callTerms);
    try {
      const { rows } = await pool.query('show transaction_isolation');

      expect(rows).toEqual([{ transaction_isolation: 'read committed' }]);
    } finally {
      await pool.end();
    }
  },
);
