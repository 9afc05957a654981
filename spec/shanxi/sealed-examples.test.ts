import { describe, expect, it } from 'vitest';
import { bundleOf } from '../bundles.ts';
import { valueAt } from '../pointer.ts';
import { openReply, openRequest } from '../protocol/sm-envelope.ts';
import type { Opened } from '../protocol/sm-faults.ts';
import { publicKeyOf } from '../protocol/sm2.ts';

const bundle = bundleOf('shanxi', 'zh');
const { description } = bundle.info;
const example = (name: string) => valueAt(bundle, `/components/examples/${name}/value`);

/** What the introduction says of its worked example, as `name value` or `name=value` on a line. */
const told = (name: string): string =>
  RegExp(`^${name}[ =](\\w+)$`, 'm').exec(description)?.[1] ?? '';
const privateKey = told('privateKey');

const pairs = [
  ['Grade', 'GradeFound'],
  ['FirstPage', 'Page'],
  ['Trades', 'TradesFound'],
  ['Caller', 'TokenGiven'],
  ['NewPassword', 'PasswordChanged'],
  ['Collect', 'CollectedPage'],
] as const;

/** The example that a sealed one is named after, as a caller writes it. */
const plainOf = (name: string): string =>
  JSON.stringify(example(name.charAt(0).toLowerCase() + name.slice(1)));

function opened<T>(given: Opened<T>): T {
  if (!given.ok) throw new Error(given.refusal);
  return given.value;
}

const requestNamed = (name: string) =>
  opened(openRequest(example(`sealed${name}`), () => privateKey));

describe('the sealed examples', () => {
  it('fit the documented public key, whose private key is documented', () => {
    const { publicKey } = valueAt(example('publicKeyGiven'), '/data') as { publicKey: string };

    expect(publicKeyOf(privateKey)).toBe(publicKey);
  });

  it.each(pairs)('hold %s and %s, byte for byte', (request, reply) => {
    const { text, key } = requestNamed(request);
    const answer = opened(openReply(example(`sealed${reply}`), key));

    expect([text, answer].map(String)).toEqual([request, reply].map(plainOf));
  });

  it('are all opened here', () => {
    const names = Object.keys(valueAt(bundle, '/components/examples') as object);

    const sealed = names.filter((name) => name.startsWith('sealed'));

    expect(sealed.sort()).toEqual(
      pairs
        .flat()
        .map((name) => `sealed${name}`)
        .sort(),
    );
  });
});

describe('the worked example of the introduction', () => {
  it('names the SM4 key and the initial vector of the request that it shows', () => {
    expect(requestNamed('Grade').key.toString('hex')).toBe(told('sm4Key'));
    expect(valueAt(example('sealedGrade'), '/iv')).toBe(told('iv'));
  });

  it.each(['Grade', 'GradeFound'])('shows the bytes of %s on a line of their own', (name) => {
    expect(description).toContain(`\n\n\`\`\`json\n${plainOf(name)}\n\`\`\`\n`);
  });
});
