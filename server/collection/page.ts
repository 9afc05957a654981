import { isUtf8 } from 'node:buffer';
import { CollectReply } from '../../generated/shanxi.validators.js';
import type { Text } from '../../spec/language.ts';
import { openReply } from '../../spec/protocol/sm-envelope.ts';
import { smFaults } from '../../spec/protocol/sm-faults.ts';
import { isSealed } from '../../spec/protocol/sm-form.ts';
import { sm3Bytes } from '../../spec/protocol/sm3.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { CollectedRecord } from '../stores/collection-port.ts';
import { messageIn } from './message.ts';

/** A page that was opened, whose digest agrees, and which the contract allows. */
export interface CollectedPage {
  readonly count: number;
  readonly records: readonly CollectedRecord[];
  /** SM3 of its plain text, as the provider has it too. */
  readonly digest: Uint8Array;
}

/** What a page is opened with and measured by. */
export interface PageTerms {
  /** The SM4 key of its request. */
  readonly key: Uint8Array;
  readonly pagesize: number;
}

/** SX-R021, SX-R022: opens a reply, compares the digest, and holds the page to the contract. */
export function openPage(body: Uint8Array, terms: PageTerms): Result<CollectedPage, Text> {
  const envelope = parsed(body);
  if (!envelope.ok) return envelope;
  if (!isSealed(envelope.value)) return refuse(plainReply(envelope.value));
  const opened = openReply(envelope.value, terms.key);
  if (!opened.ok) return refuse(smFaults[opened.refusal]);
  const page = parsed(opened.value);
  return page.ok ? checked(page.value, opened.value, terms) : page;
}

function checked(page: unknown, text: Buffer, { pagesize }: PageTerms) {
  const records = fieldOf(page, 'recordList');
  // Before the schema, which would list every fault of a list without end.
  if (Array.isArray(records) && records.length > pagesize) {
    return refuse(tooMany(records.length, pagesize));
  }
  if (fieldOf(page, 'result') === 0) return refuse(failure(page));
  // The schema holds whatever has this field to be an envelope, and looks at nothing else in it.
  if (fieldOf(page, 'encrypted') !== undefined) return refuse(sealedTwice);
  if (!CollectReply(page) || records === undefined) return refuse(schemaFault());
  // The one cast: the schema says what the type says.
  const { count, recordList } = page as { count: number; recordList: CollectedRecord[] };
  // JSON can name half a character by an escape, which no database can keep.
  const isWhole = recordList.every(({ enterpriseName }) => enterpriseName.isWellFormed());
  return isWhole ? accept({ count, records: recordList, digest: sm3Bytes(text) }) : refuse(halves);
}

function parsed(bytes: Uint8Array): Result<unknown, Text> {
  if (!isUtf8(bytes)) return refuse(noJson);
  try {
    return accept(
      JSON.parse(
        Buffer.from(bytes)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      ),
    );
  } catch {
    return refuse(noJson);
  }
}

function schemaFault(): Text {
  const [error] = CollectReply.errors ?? [];
  const place = error?.instancePath.slice(1).replaceAll('/', '.') || 'recordList';
  const rule = error?.message ?? 'is missing';
  const allowed = error?.params['allowedValues'];
  const values = Array.isArray(allowed) ? `: ${allowed.map(String).join(', ')}` : '';
  return {
    zh: `不符合契约：${place} ${rule}${values}`,
    en: `breaks the contract: ${place} ${rule}${values}`,
  };
}

const plainReply = (body: unknown): Text =>
  fieldOf(body, 'result') === 0
    ? failure(body)
    : { zh: '应答没有加密', en: 'the reply is not sealed' };

const failure = (body: unknown): Text => ({
  zh: `提供方拒绝：${messageIn(body) ?? '没有说明'}`,
  en: `the provider refuses: ${messageIn(body) ?? 'it does not say why'}`,
});

function fieldOf(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

const tooMany = (found: number, asked: number): Text => ({
  zh: `要 ${asked} 条记录，给了 ${found} 条`,
  en: `${asked} records were asked for, and ${found} came`,
});

const sealedTwice: Text = {
  zh: '打开后还是加密报文',
  en: 'what was opened is sealed once more',
};

const noJson: Text = { zh: '不是 UTF-8 的 JSON', en: 'is no JSON in UTF-8' };

const halves: Text = {
  zh: '文字中有半个字符（单独的代理项）',
  en: 'a text holds half a character (a lone surrogate)',
};
