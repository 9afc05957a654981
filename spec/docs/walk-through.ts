import type { ContractId } from '../../generated/requirements.ts';
import { bundleOf } from '../bundles.ts';
import { dereference } from '../dereference.ts';
import type { Json, OpenApiDocument } from '../document.ts';
import type { Text } from '../language.ts';
import { mockedCalls } from '../mocked-calls.ts';
import { valueAt } from '../pointer.ts';

/** What a reader does with curl, and the commands for a POSIX shell that do it. */
export interface WalkThrough {
  readonly says: Text;
  readonly lines: readonly string[];
}

/**
 * A flow of the contract against the reference server at `base`, as its demo application: each call
 * is an example of the contract and sends on what the reply before it gave. Not every contract has
 * one.
 */
export function walkThrough(id: ContractId, base: string): WalkThrough | undefined {
  const walk = walks[id];
  return walk && { says: walk.says, lines: [`base=${base}`, ...walk.lines(callsOf(id))] };
}

interface Walk {
  readonly says: Text;
  readonly lines: (calls: Calls) => readonly string[];
}

/** The calls of a contract: the body of an example, and commands that send JSON or a form. */
interface Calls {
  readonly body: (name: string) => Readonly<Record<string, Json>>;
  readonly post: (name: string, body: object, query?: string) => string;
  readonly form: (name: string, fields: object) => string;
}

function callsOf(id: ContractId): Calls {
  const calls = new Map(mockedCalls(documentOf(id)).map((call) => [call.name, call]));
  const url = (name: string, query = '') =>
    `curl -sS -X POST "$base${calls.get(name)?.path}${query}"`;
  return {
    body: (name) => JSON.parse(calls.get(name)?.body ?? '{}'),
    post: (name, body, query) =>
      `${url(name, query)} \\\n  -H 'Content-Type: application/json' -d '${shellJson(body)}'`,
    form: (name, fields) =>
      [
        url(name),
        ...Object.entries(fields).map(([key, value]) => formPart(key, String(value))),
      ].join(' \\\n  '),
  };
}

const documentOf = (id: ContractId): OpenApiDocument => dereference(bundleOf(id, 'zh'));

/** Only a file may begin with `@`: in a text, curl would read a file for it. */
const formPart = (key: string, value: string): string =>
  `${value.startsWith('@') ? '-F' : '--form-string'} ${key}="${value}"`;

/** JSON within single quotes, which are left where a variable of the shell stands. */
const shellJson = (value: object): string =>
  JSON.stringify(value).replace(/\$\w+/g, (variable) => `'"${variable}"'`);

/** A variable with the first value of that name in a target file. */
export const fromTarget = (id: ContractId, name: string, variable = name): string =>
  `${variable}=$(sed -n 's/^ *${name}: //p' targets/${id}.yaml | head -n 1 | tr -d '"')`;

/** A variable with the text of that name in the reply to a call. */
const fromReply = (name: string, variable: string, call: string): string =>
  `${variable}=$(${call} |\n  sed 's/.*"${name}":"\\([^"]*\\)".*/\\1/')`;

const token = '?access_token=$token';
const caller = { accessid: '$accessid', username: '$username', pwd: '$pwd' };

const walks: Readonly<Partial<Record<ContractId, Walk>>> = {
  neimenggu: {
    says: {
      zh: '用 curl 对参考服务器走完内蒙古的流程：登录、送交案件、退出、查看收到的案件',
      en: 'Walk through Inner Mongolia against the reference server: log in, hand over a case, log out, list the cases',
    },
    lines: ({ body, post }) => [
      fromTarget('neimenggu', 'appSecret', 'secret'),
      fromReply('access_token', 'token', post('login', { ...body('login'), appSecret: '$secret' })),
      post('receiveCaseinfo', { ...body('receiveCaseinfo'), caseid: 'TRY-1' }, token),
      post('logout', body('logout'), token),
      'npx qiyue cases list neimenggu',
    ],
  },
  shanxi: {
    says: {
      zh: '用 curl 对参考服务器走完山西的流程：查询等级、上传授权协议、授权查询、查看收到的授权协议',
      en: 'Walk through Shanxi against the reference server: look up a grade, upload an authorisation, query with it, list the authorisations',
    },
    lines: ({ body, post, form }) => [
      ...Object.keys(caller).map((name) => fromTarget('shanxi', name)),
      post('getEnterpriseGrade', { ...body('getEnterpriseGrade'), ...caller }),
      "printf '%%PDF-1.4\\n%%%%EOF\\n' > licence.pdf",
      fromReply(
        'licenseID',
        'license',
        form('uploadLicense', {
          ...caller,
          uniscId: valueAt(body('uploadLicense'), '/uniscId'),
          file: '@licence.pdf',
        }),
      ),
      post('getPublicResourcesTrading', {
        ...body('getPublicResourcesTrading'),
        ...caller,
        licenseID: '$license',
      }),
      'npx qiyue licences list shanxi',
    ],
  },
};
