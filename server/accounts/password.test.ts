import { argon2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createProofs, hashPassword, isPasswordOf, TooManyProofs } from './password.ts';

/** `password` by the reference implementation, from its published tests. */
const published =
  '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';

/** A text of the same form whose tag fits nothing, and which costs next to nothing. */
const other = (number: number): string =>
  `$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$${String(number).padStart(43, 'A')}`;

/** As many different questions as can wait, and one more when `count` is 67. */
const questions = (count: number) => Array.from({ length: count }, (_, index) => other(index));

describe('a hash', () => {
  it('is the one of RFC 9106, section 5.3', () => {
    const tag = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });

    expect(tag.toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
  });

  it('made by the reference implementation proves its password and no other', async () => {
    expect(await isPasswordOf(published, 'password')).toBe(true);
    expect(await isPasswordOf(published, 'Password')).toBe(false);
  });

  it('names what it costs, and has a salt of its own', async () => {
    const [first, second] = [await hashPassword('密码-1'), await hashPassword('密码-1')];

    expect(first).toMatch(/^\$argon2id\$v=19\$m=7168,t=5,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(second).not.toBe(first);
    expect(await isPasswordOf(first, '密码-1')).toBe(true);
    expect(await isPasswordOf(second, '密码-2')).toBe(false);
  });

  it.each([
    ['is of another algorithm', published.replace('argon2id', 'argon2i')],
    ['is of another version', published.replace('v=19', 'v=16')],
    ['takes a gigabyte', published.replace('m=256', 'm=999999')],
    ['takes less memory than there is', published.replace('m=256', 'm=7')],
    ['passes for minutes', published.replace('t=2', 't=99')],
    ['has no pass', published.replace('t=2', 't=0')],
    ['has no lane', published.replace('p=1', 'p=0')],
    ['goes on', `${published}\n`],
    ['is empty', ''],
  ])('that %s is thrown out', async (_, hash) => {
    await expect(isPasswordOf(hash, 'password')).rejects.toThrow(/no Argon2id of sane cost/);
  });
});

describe('proofs', () => {
  it('tell the right password from a wrong one, each time they are asked', async () => {
    const { proves } = createProofs();
    const answers = [];
    for (const password of ['password', 'wrong', 'password', 'wrong']) {
      answers.push(await proves(password, published));
    }

    expect(answers).toEqual([true, false, true, false]);
  });

  it('share the work of equal questions', async () => {
    const { proves } = createProofs();
    const answers = Array.from({ length: 500 }, () => proves('password', published));

    expect(new Set(await Promise.all(answers))).toEqual(new Set([true]));
  });

  it('refuse more work than can wait, and go on when there is room', async () => {
    const { proves } = createProofs();
    const proofs = questions(67).map((hash) => proves('x', hash).catch((error) => error));
    const answers = await Promise.all(proofs);

    expect(answers.filter((answer) => answer === false)).toHaveLength(66);
    expect(answers.at(-1)).toBeInstanceOf(TooManyProofs);
    expect(await proves('x', other(66))).toBe(false);
  });

  it('make new hashes in the same queue', async () => {
    const { proves, hash } = createProofs();
    const proofs = questions(66).map((one) => proves('x', one));

    await expect(hash('new')).rejects.toThrow(TooManyProofs);
    await Promise.all(proofs);
    expect(await isPasswordOf(await hash('new'), 'new')).toBe(true);
  });

  it.each([
    ['password', true],
    ['wrong', false],
  ])('answer for %s from memory while others wait', async (password, right) => {
    const { proves } = createProofs();
    await proves(password, published);
    const proofs = questions(66).map((hash) => proves('x', hash));

    expect(await proves(password, published)).toBe(right);
    await Promise.all(proofs);
  });

  it('take the same password and a changed hash for a new question', async () => {
    const { proves } = createProofs();
    await proves('password', published);

    expect(await proves('password', published.replace('nf65', 'nf66'))).toBe(false);
  });

  it('forget what was not asked for longest', async () => {
    const { proves } = createProofs(2);
    for (const password of ['a', 'b', 'a', 'c']) await proves(password, published);
    const proofs = questions(66).map((hash) => proves('x', hash));

    expect(await proves('a', published)).toBe(false);
    await expect(proves('b', published)).rejects.toThrow(TooManyProofs);
    await Promise.all(proofs);
  });

  it('give a broken hash no answer, and keep none', async () => {
    const { proves } = createProofs();

    await expect(proves('password', 'broken')).rejects.toThrow(/sane cost/);
    await expect(proves('password', 'broken')).rejects.toThrow(/sane cost/);
  });

  it('have a stand-in for each unknown name, as dear as a hash, that no password fits', async () => {
    const { standIn, proves } = createProofs();
    const [real, stand] = [await hashPassword('x'), standIn('nobody')];

    expect(stand.split('$').slice(0, 4)).toEqual(real.split('$').slice(0, 4));
    expect(stand).toHaveLength(real.length);
    expect(standIn('nobody')).toBe(stand);
    expect(standIn('somebody')).not.toBe(stand);
    expect(createProofs().standIn('nobody')).not.toBe(stand);
    expect(await proves('x', stand)).toBe(false);
  });
});
