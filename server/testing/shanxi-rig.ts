import { openReply, type SmRequest, sealRequest } from '../../spec/protocol/sm-envelope.ts';
import { config } from '../config.ts';
import { openKeeping } from '../keeping.ts';
import type { AuditRow } from '../stores/audit-port.ts';
import { filePart, multipartBody, type Part, textPart } from './multipart-body.ts';
import {
  exchange,
  openRig,
  type Received,
  type Request,
  type Rig,
  type RigSetting,
} from './rig.ts';

/** A request to Shanxi; `body` is the whole of it. */
export type Sent = Partial<Request>;

export interface Body {
  readonly msg: string;
  readonly result: number;
  readonly data: {
    readonly uniscId: string;
    readonly enterpriseName: string;
    readonly assessGrade: string | null;
    readonly pageno: number;
    readonly count: number;
    readonly pagesize: number;
    readonly companyList: readonly Readonly<Record<string, string>>[];
    readonly publicKey: string;
    readonly keyId: string;
    readonly token: string;
    readonly expiresIn: number;
    readonly licenseID: string;
  };
}

/** A reply as it came, and what was in it if it was sealed. */
export interface Unsealed extends Received<Body> {
  readonly opened: Body | undefined;
}

export interface ShanxiRig extends Rig {
  /** The licences of the demo data, by what they are for. */
  readonly licences: Readonly<Record<string, string>>;
  /** The system parameters of `demo-mall`, or of the user given; fields given take their place. */
  caller(given?: object): Readonly<Record<string, unknown>>;
  /** Posts JSON to an operation, which is `getEnterpriseGrade` unless a path is given. */
  call(sent: Sent): Promise<Received<Body>>;
  /** A right call of `demo-mall`, but for what is given. */
  ask(operation: string, given?: object): Promise<Received<Body>>;
  /** The same, sealed; `spoil` may change the envelope on its way. */
  askSealed(
    operation: string,
    given?: object,
    spoil?: (envelope: SmRequest) => object,
  ): Promise<Unsealed>;
  /** Uploads a form of `demo-mall`; parts given stand behind its own. */
  upload(file: Buffer, given?: object, parts?: readonly Part[]): Promise<Received<Body>>;
  token(given?: object): Promise<string>;
  /** The audit, from its beginning. */
  records(): Promise<readonly AuditRow[]>;
}

/** Codes of enterprises in the demo data: with grade and trades, with neither, and of none. */
export const rated = '91149999MA0DEM0139';
export const unrated = '91149999MA0DEM0214';
export const unknown = '91159999MA0DEM013D';

const boundary = 'rig';

export const formType = `multipart/form-data; boundary=${boundary}`;

/** A server whose demo users of Shanxi can call it. */
export async function createShanxiRig(setting: RigSetting = {}): Promise<ShanxiRig> {
  const rig = await openRig(setting);
  const told = rig.server.credentials['shanxi'] ?? {};

  function caller(given: object = {}) {
    const named = 'username' in given && `${given.username}.pwd` in told;
    const username = named ? given.username : 'demo-mall';
    const { [`${username}.accessid`]: accessid, [`${username}.pwd`]: pwd } = told;
    return { accessid, username, pwd, ...given };
  }
  function call({ path = '/getEnterpriseGrade', headers, ...rest }: Sent) {
    const json = { 'content-type': 'application/json', ...headers };
    return exchange<Body>(rig.server.url, { ...rest, path, headers: json });
  }
  const ask = (operation: string, given?: object) =>
    call({ path: `/${operation}`, body: caller(given) });

  return {
    ...rig,
    licences: Object.fromEntries(
      Object.entries(told).map(([name, value]) => [name.replace('licence.', ''), value]),
    ),
    caller,
    call,
    ask,
    async askSealed(operation, given = {}, spoil = (envelope) => envelope) {
      const { publicKey, keyId } = (await ask('getPublicKey')).body.data;
      const text = Buffer.from(JSON.stringify(caller(given)));
      const { envelope, key } = sealRequest(text, { publicKey, keyId });
      const received = await call({ path: `/${operation}`, body: spoil(envelope) });
      const opened = openReply(received.body, key);
      return { ...received, opened: opened.ok ? JSON.parse(String(opened.value)) : undefined };
    },
    upload(file, given = { uniscId: rated }, parts = [filePart('a.pdf', file)]) {
      const texts = Object.entries(caller(given)).flatMap(([name, value]) =>
        value === undefined ? [] : [textPart(name, String(value))],
      );
      const body = new Blob([new Uint8Array(multipartBody(boundary, [...texts, ...parts]))]);
      return call({ path: '/uploadLicense', headers: { 'content-type': formType }, body });
    },
    token: async (given) => (await ask('getToken', given)).body.data.token,
    records: () => recordsOf(rig.database),
  };
}

async function recordsOf(database: string): Promise<readonly AuditRow[]> {
  const { audit, close } = await openKeeping(config({}, { database }));
  const rows: AuditRow[] = [];
  for await (const page of audit.query({})) rows.push(...page);
  await close();
  return rows;
}
