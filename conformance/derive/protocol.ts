import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import type { Reply } from '../exchange/observation.ts';
import type { Framing } from '../exchange/request.ts';
import { refused, succeeded } from '../expect.ts';

type Requirements = Check<never>['requirements'];

/** How the right call of an operation is sent otherwise than in the plain way. */
interface Called<Session, Sending extends Framing> {
  readonly contractId: string;
  readonly base: Pick<Check<Session>, 'severity' | 'source' | 'operation' | 'after' | 'needs'>;
  /** Puts what a check states into the words of the contract's titles. */
  readonly title: (states: Text) => Text;
  /** Sends a right call, framed in another way. */
  readonly send: (session: Session, sending: Sending | Framing) => Promise<Reply>;
}

/** What the document of an operation says of its method. */
interface MethodRules<Session, Sending extends Framing> extends Called<Session, Sending> {
  readonly methods: {
    readonly requirements: Requirements;
    readonly judge: (session: Session, reply: Reply, method: string) => Promise<void> | void;
  };
}

/** What the document of an operation says of its frame. */
export interface ProtocolRules<Session, Sending extends Framing>
  extends MethodRules<Session, Sending> {
  /** Every way to write the media type that has to be understood. */
  readonly charset: {
    readonly requirements: Requirements;
    readonly states: Text;
    readonly sendings: readonly Sending[];
  };
  readonly accept: {
    readonly requirements: Requirements;
    readonly judge: (session: Session, reply: Reply) => void;
  };
}

/** The same for what it says nothing of. */
export interface HabitRules<Session> extends Called<Session, Framing> {
  readonly requirements: Requirements;
  /** The body of a right call. */
  readonly json: (session: Session) => string;
}

/** How calls of an operation are framed: method, media type, what is asked for. */
export const deriveProtocolChecks = <Session, Sending extends Framing>(
  rules: ProtocolRules<Session, Sending>,
): readonly Check<Session>[] => [
  ...deriveMethodChecks(rules),
  charsetCheck(rules),
  acceptCheck(rules),
];

/** Every operation of every contract is a POST. */
const wrongMethods = ['GET', 'PUT', 'DELETE', 'PATCH'] as const;

/** Methods by themselves, for an operation whose body is no plain JSON. */
export function deriveMethodChecks<Session, Sending extends Framing>({
  contractId,
  base,
  title,
  send,
  methods: { requirements, judge },
}: MethodRules<Session, Sending>): readonly Check<Session>[] {
  return wrongMethods.map((method) => ({
    ...base,
    id: `${contractId}.method.${base.operation}.${method}`,
    requirements,
    field: 'method',
    title: title({ zh: `${method} 请求被拒绝`, en: `${method} is refused` }),
    async run(session) {
      const body = method === 'GET' ? { body: null } : {};
      await judge(session, await send(session, { method, ...body }), method);
    },
  }));
}

/** A wrong method was refused, by whichever code. */
export const refusedMethod = (reply: Reply): void =>
  void refused(reply, { as: ['not-found', 'bad-input', 'forbidden'] });

const charsetCheck = <Session, Sending extends Framing>({
  contractId,
  base,
  title,
  send,
  charset: { requirements, states, sendings },
}: ProtocolRules<Session, Sending>): Check<Session> => ({
  ...base,
  id: `${contractId}.charset.${base.operation}`,
  requirements,
  field: 'Content-Type',
  title: title(states),
  async run(session) {
    for (const sending of sendings) succeeded(await send(session, sending));
  },
});

const acceptCheck = <Session, Sending extends Framing>({
  contractId,
  base,
  title,
  send,
  accept: { requirements, judge },
}: ProtocolRules<Session, Sending>): Check<Session> => ({
  ...base,
  id: `${contractId}.accept.${base.operation}`,
  requirements,
  field: 'Accept',
  title: title({
    zh: '没有 Accept 或者 Accept 为 */* 也答以 JSON',
    en: 'answers JSON without Accept and with */*',
  }),
  async run(session) {
    for (const value of [null, '*/*']) {
      judge(session, await send(session, { headers: { Accept: value } }));
    }
  },
});

/** What real clients send, and every endpoint had better bear (rule 10 of the readings). */
interface Habit {
  readonly id: string;
  readonly field: string;
  readonly says: Text;
  readonly framing: (json: string) => Framing;
}

const headerHabit = (id: string, field: string, value: string): Habit => ({
  id,
  field: 'Content-Type',
  says: { zh: `${field}: ${value}`, en: `${field}: ${value}` },
  framing: () => ({ headers: { [field]: value } }),
});

const habits: readonly Habit[] = [
  headerHabit('content-encoding', 'Content-Encoding', 'UTF-8'),
  headerHabit('charset', 'Content-Type', 'application/json; utf-8'),
  {
    id: 'bom',
    field: 'body',
    says: { zh: '报文以 BOM 开头', en: 'a byte order mark before the body' },
    framing: (json) => ({ body: `\ufeff${json}` }),
  },
];

/** One check per habit: a wish. */
export function deriveHabitChecks<Session>({
  contractId,
  base,
  title,
  json,
  send,
  requirements,
}: HabitRules<Session>): readonly Check<Session>[] {
  return habits.map(({ id, field, says, framing }) => ({
    ...base,
    id: `${contractId}.habit.${base.operation}.${id}`,
    requirements,
    severity: 'should',
    field,
    title: title({
      zh: `容忍常见的写法：${says.zh}`,
      en: `bears a common habit: ${says.en}`,
    }),
    async run(session) {
      succeeded(await send(session, framing(json(session))));
    },
  }));
}
