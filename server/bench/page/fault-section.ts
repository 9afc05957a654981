import { headings } from './headings.ts';
import { type Section, told } from './section.ts';

const columns = [
  { zh: '故障', en: 'fault' },
  { zh: '请求', en: 'requests' },
  { zh: '答对', en: 'right' },
  { zh: '报文内拒绝或报错', en: 'refused or failed in the envelope' },
  { zh: '无应答', en: 'no reply' },
  { zh: '丢失', en: 'lost' },
  { zh: '重复', en: 'doubled' },
  { zh: '恢复正常的秒数', en: 'seconds until right again' },
];

/** The ledger of the callers while one thing after the other broke. */
export const faultSection: Section = ({ faults }, say) => {
  if (!faults) return undefined;
  const text = {
    zh: '`make chaos` 的故障逐一施加，其间客户端持续调用；每次之后，把客户端得到的答复与数据库里的内容逐条核对。',
    en: 'The faults of `make chaos`, one after the other under a steady client; after each, what the client was told is compared with what there is.',
  };
  const skipped = faults.skipped.map(({ name, why }) => ({
    zh: `未试：${name.zh}——${why.zh}。`,
    en: `Not tried: ${name.en} – ${why.en}.`,
  }));
  const amiss = faults.trials.flatMap(({ name, findings }) =>
    findings.map(({ zh, en }) => ({ zh: `${name.zh}：${zh}。`, en: `${name.en}: ${en}.` })),
  );
  const rows = faults.trials.map(({ name, counts, lost, doubled, seconds }) => {
    const { right, refused, silent } = counts;
    const numbers = [right + refused + silent, right, refused, silent, lost, doubled];
    return [say(name), ...numbers.map(String), seconds?.toFixed(1) ?? '–'];
  });
  const texts = [text, ...skipped, ...amiss];
  return told({ heading: headings.faults, texts, tables: [{ columns, rows }] }, say);
};
