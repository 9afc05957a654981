import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { maskOf } from '../../mask.ts';
import { readTarget } from '../../target/target.ts';
import { readTargets } from '../../target/target-folder.ts';
import { written } from '../../testing/own/documents.ts';

const environment = { PENALTY_TOKEN: 'reader:secret-word' };

it('takes credentials from the environment and masks them, whole or in part', () => {
  const target = readTarget('docs/own-contract/target.yaml', environment);

  expect(target).toMatchObject({ contract: 'own', security: { token: 'reader:secret-word' } });
  expect(maskOf(target)('reader:secret-word and secret-word')).toBe('****** and ******');
});

it('has no place among the targets of `check all`, which names no document', () => {
  const file = written({ 'own.yaml': 'contract: own\nurl: http://127.0.0.1:9\n' });

  const { targets, faulty } = readTargets(dirname(file), {});

  expect(targets).toEqual([]);
  expect(faulty).toMatchObject([{ file, fault: { en: expect.stringContaining('by itself') } }]);
});
