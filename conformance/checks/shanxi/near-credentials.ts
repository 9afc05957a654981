import type { Check } from '../../check.ts';
import { otherCase } from '../../curl/shell.ts';
import { refused } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { type Spoiling, spoilingsBut } from '../../spoilings.ts';
import { aboutCaller, type Parameter, systemNames, unknownId } from './credentials.ts';
import { callAs, refusedCaller } from './refusals.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** A wrong password costs a slow hash, and may count towards a lock-out: one interface will do. */
const operation = 'getEnterpriseGrade';

/** The last letter alone in its other case: a word that is all but right. */
const oneLetter: Spoiling = {
  name: 'one-letter-case',
  spoil: (right) => right.replace(/[a-z](?=[^a-z]*$)/i, (letter) => otherCase(letter)),
  zh: '一个字母大小写不同',
  en: 'with one letter in the other case',
};

const spoilings = [...spoilingsBut('changed-first', 'prefix', 'case'), oneLetter];

/** Many databases compare texts like this; a wish, where the password still has to be right. */
const isWish = (field: Parameter, name: string): boolean =>
  field !== 'pwd' && (name === oneLetter.name || name === 'blank-after');

const spoiled = (field: Parameter, { name, spoil, zh, en }: Spoiling): ShanxiCheck => ({
  ...aboutCaller(operation, field),
  id: `shanxi.credentials.${field}.${name}`,
  severity: isWish(field, name) ? 'should' : 'must',
  after: [rootCheck, unknownId(operation, field)],
  title: {
    zh: `${zh}的 ${field} 被拒绝`,
    en: `The ${field} ${en} is refused`,
  },
  async run(session) {
    const right = session.target.account[field];
    const value = spoil(right);
    // What has digits only has no other case, and what is empty is tried elsewhere.
    if (value === right || value === '') throw new NotObserved();
    refusedCaller(await callAs(session, operation, { [field]: value }));
  },
});

/** The right text, but as the one value of a list: Table 1 asks for a text. */
const listed = (field: Parameter): ShanxiCheck => ({
  ...aboutCaller(operation, field),
  id: `shanxi.credentials.${field}.listed`,
  after: [rootCheck, unknownId(operation, field)],
  title: {
    zh: `${field} 放在列表里的调用被拒绝`,
    en: `A call whose ${field} stands in a list is refused`,
  },
  async run(session) {
    const parameters = rightParameters(session, operation);
    const value = [session.target.account[field]];
    const reply = await session.violate(operation, { ...parameters, [field]: value });
    refused(reply, { as: ['bad-input', 'bad-credentials'] });
  },
});

/** A system parameter that is nearly right. */
export const nearChecks: readonly ShanxiCheck[] = systemNames.flatMap((field) => [
  ...spoilings.map((spoiling) => spoiled(field, spoiling)),
  listed(field),
]);
