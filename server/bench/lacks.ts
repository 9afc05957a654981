import type { Text } from '../../spec/language.ts';

/** What a machine may lack. */
export interface Equipment {
  readonly hasEngines: boolean;
  /** Whether server and client had a core each. */
  readonly pinned: boolean;
}

/** What could not be measured, or not as well, for want of it. */
export const lacks = ({ hasEngines, pinned }: Equipment): readonly Text[] => [
  ...(hasEngines ? [] : [withoutEngines]),
  ...(pinned ? [] : [withoutCores]),
];

const withoutEngines: Text = {
  zh: '本机没有 PostgreSQL 或没有 Redis，只测了 SQLite',
  en: 'PostgreSQL or Redis is not installed on this machine: SQLite alone was measured',
};

const withoutCores: Text = {
  zh: '本机只有一个处理器核或没有 taskset，服务器与客户端未各占一核，速度仅供参考',
  en: 'with one core, or without taskset, server and client were not kept on a core each: speeds are rough',
};
