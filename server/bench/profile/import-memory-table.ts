import { inBoth, type Text } from '../../../spec/language.ts';
import { type EngineKind, engineNames } from '../shared-engines.ts';
import type { SampledMemory } from './memory-sampler.ts';

/** What the memory of an import consisted of when it held most. */
export interface ImportMemory extends SampledMemory {
  readonly engine: EngineKind;
}

/** What is told of it: the parts together are all of the memory. In MiB. */
export const importFigures: readonly (readonly [Text, (memory: ImportMemory) => number])[] = [
  [{ zh: '全部', en: 'all of it' }, ({ peak }) => mebibytes(peak.rss)],
  [
    { zh: 'V8 堆，在用或待清理', en: 'heap of V8: in use, or garbage' },
    ({ peak }) => mebibytes(peak.heapUsed),
  ],
  [
    { zh: 'V8 堆，空着备用', en: 'heap of V8: kept free' },
    ({ peak }) => mebibytes(peak.heapTotal - peak.heapUsed),
  ],
  [
    { zh: '堆外的缓冲区（ArrayBuffer）', en: 'buffers outside the heap (ArrayBuffer)' },
    ({ peak }) => mebibytes(peak.arrayBuffers),
  ],
  [
    { zh: 'V8 记账的其他堆外内存', en: 'other memory outside the heap that V8 counts' },
    ({ peak }) => mebibytes(peak.external - peak.arrayBuffers),
  ],
  [
    { zh: '映射的文件：Node 自身与库', en: 'mapped files: Node itself, libraries' },
    ({ peak }) => mebibytes(peak.mapped),
  ],
  [
    { zh: '其余：机器码、栈、malloc', en: 'the rest: machine code, stacks, malloc' },
    ({ peak }) => mebibytes(peak.rss - peak.heapTotal - peak.external - peak.mapped),
  ],
];

export const mebibytes = (bytes: number): number => bytes / 2 ** 20;

/** Numbers first, as in the other tables. */
export function importMemoryTable(memory: ImportMemory): string {
  const { zh, en } = engineNames[memory.engine];
  return [
    `山西，${zh}：导入的内存峰值由什么组成（MiB）`,
    `Shanxi, ${en}: what the most memory of the import consists of (MiB)`,
    ...importFigures.map(
      ([name, read]) => `${read(memory).toFixed(0).padStart(8)}  ${inBoth(name)}`,
    ),
  ].join('\n');
}
