import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../spec/usage-error.ts';
import { notes, written } from '../../testing/own/documents.ts';
import { boundedPatterns } from './bounded-pattern.ts';
import { openOwnContract } from './contract.ts';

const bounded = boundedPatterns({ placeOf: (pattern) => `the place of ${pattern}`, longest: 100 });

describe('a pattern of a person’s document', () => {
  it.each([
    ['^\\d{4}$', '2026', true],
    ['^\\d{4}$', '202', false],
    ['^(ab)+$', 'abab', true],
    ['^(ab)+$', 'aba', false],
    ['^.{200}$', '𠮷'.repeat(200), true],
  ])('%s says of a value what it says elsewhere', (pattern, text, expected) => {
    expect(bounded(pattern, 'u').test(text)).toBe(expected);
  });

  it.each([
    ['^(a+)+$', 'a'.repeat(60)],
    ['^a*a*a*a*a*a*a*a*a*a*$', 'a'.repeat(90)],
    ['^(\\w+\\s?)*$', 'word '.repeat(20)],
  ])('%s is not waited for without end', (pattern, text) => {
    const { test } = bounded(pattern, 'u');

    expect(() => test(`${text}!`)).toThrow(UsageError);
    expect(() => test(`${text}!`)).toThrow(`the place of ${pattern}`);
  });

  it('is named with file and line where it stands', async () => {
    const text = notes.replace('kind: {enum: [a, b]}', 'kind: {type: string, pattern: ^(a+)+$}');
    const { requestValidator } = await openOwnContract(written({ 'api.yaml': local(text) }));
    const validate = requestValidator('search');

    expect(() => validate?.({ kind: `${'a'.repeat(60)}!` })).toThrow(
      /api\.yaml:\d+: the pattern \^\(a\+\)\+\$ was given up/,
    );
  });
});

/** The notes without the file that they refer to. */
const local = (text: string): string => text.replace("{$ref: 'more.yaml#/Note'}", '{}');
