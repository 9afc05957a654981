import { openRequest, sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { createKeyPair } from '../../../spec/protocol/sm2.ts';
import { judged } from '../../checks/all.ts';
import { judge } from '../../judge.ts';
import type { ProviderTarget } from '../../platforms/shanxi-provider/target.ts';
import { type Received, sendJson, startEndpoint } from '../endpoint.ts';
import type { Answer, Sent } from '../shanxi/operations.ts';
import { objectIn } from '../shanxi/right-endpoint.ts';
import { verdictsOf } from '../verdicts.ts';

/** What a provider does, where a test may change it. */
export interface Habits {
  /** Whether the parameters have the form that the document gives them. */
  readonly understands: (parameters: Sent) => boolean;
  readonly page: (parameters: Sent) => Sent;
  /** Answers a request as it came over the wire. */
  readonly onWire: (received: Received, right: (given: Received) => Answer) => Answer;
  /** What is sealed is the answer's; `request` is the envelope that was opened. */
  readonly seal: (text: Buffer, key: Buffer, request: Sent) => Sent;
}

/** A time that half of the records changed after. */
export const since = '2026-06-01 00:00:00';

const records = Array.from({ length: 31 }, (_, index) => ({
  changedAt: index % 2 === 0 ? '2026-01-01 00:00:00' : '2026-07-01 00:00:00',
  record: {
    uniscId: `91149999MA0TERT${String(index).padStart(3, '0')}`,
    enterpriseName: `示例${index}号`,
    assessGrade: index % 3 === 0 ? null : 'B',
  },
}));

const { contract } = judged['shanxi-provider']();

export const rightPage: Habits['page'] = ({ pageno, pagesize, since: after = '' }) => {
  const found = records.filter(({ changedAt }) => changedAt > `${after}`);
  const first = (Number(pageno) - 1) * Number(pagesize);
  const recordList = found.slice(first, first + Number(pagesize)).map(({ record }) => record);
  return { count: found.length, recordList };
};

const refusal = (status: number): Answer => ({ status, value: { msg: 'refused', result: 0 } });

const rightHabits: Habits = {
  understands: (parameters) => contract.requestValidator('collectRecords')?.(parameters) ?? false,
  page: rightPage,
  onWire: (received, right) => right(received),
  seal: (text, key) => ({ ...sealReply(text, key) }),
};

const { privateKey, publicKey } = createKeyPair();
const keyId = 'provider-1';

function answer({ method, headers, body }: Received, habits: Habits): Answer {
  if (method !== 'POST') return refusal(405);
  if (!`${headers['content-type']}`.startsWith('application/json')) return refusal(415);
  const request = objectIn(body) ?? {};
  const opened = openRequest(request, (id) =>
    id === undefined || id === keyId ? privateKey : undefined,
  );
  if (!opened.ok) return refusal(400);
  const parameters = objectIn(opened.value.text);
  if (parameters === undefined || !habits.understands(parameters)) return refusal(400);
  const text = Buffer.from(JSON.stringify(habits.page(parameters)));
  return { status: 200, value: habits.seal(text, opened.value.key, request) };
}

/** Judges a provider that is wrong in these ways; gives what was found, by id and reading. */
export async function judgeProvider(changes: Partial<Habits> = {}, only: readonly string[] = []) {
  const habits: Habits = { ...rightHabits, ...changes };
  await using endpoint = await startEndpoint((received, response) => {
    const { status, value } = habits.onWire(received, (given) => answer(given, habits));
    sendJson(response, value, status);
  });
  const target: ProviderTarget = {
    contract: 'shanxi-provider',
    url: `${endpoint.url}/collect`,
    rate: 10_000,
    publicKey,
    keyId,
    since,
  };
  return verdictsOf(await judge({ target, only }));
}
