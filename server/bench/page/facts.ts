import type { Say } from '../../../spec/command-line.ts';
import type { Figures } from '../figures.ts';

/** Which program was measured, when, and on what. */
export function factLines({ machine, setting }: Figures, say: Say): string {
  const { commit, isChanged, date, cores, processor, memory, system } = machine;
  const { node, postgres, redis } = machine;
  const none = say({ zh: '无', en: 'none' });
  const changed = isChanged ? say({ zh: '（有未提交的改动）', en: ' (with changes)' }) : '';
  const where = setting.pinned
    ? { zh: '服务器与客户端各占一核', en: 'server and client on a core each' }
    : { zh: '未绑定处理器核', en: 'no core pinned' };
  return [
    say({
      zh: `由 \`make bench\` 写出，请勿手改。提交 ${commit ?? none}${changed}，${date}，用时 ${minutes(setting.seconds)} 分钟。`,
      en: `Written by \`make bench\`, not by hand. Commit ${commit ?? none}${changed}, ${date}, in ${minutes(setting.seconds)} minutes.`,
    }),
    say({
      zh: `${cores} 个处理器核（${processor}），内存 ${memory} GiB，${system}，Node ${node}，PostgreSQL ${postgres ?? none}，Redis ${redis ?? none}；${where.zh}。`,
      en: `${cores} cores (${processor}), ${memory} GiB of memory, ${system}, Node ${node}, PostgreSQL ${postgres ?? none}, Redis ${redis ?? none}; ${where.en}.`,
    }),
    ...(setting.isQuick
      ? [
          say({
            zh: '**试运行：调用和行数都很少，数字没有意义。**',
            en: '**A trial run with few calls and rows: its figures mean nothing.**',
          }),
        ]
      : []),
  ].join('\n');
}

const minutes = (seconds: number): string => (seconds / 60).toFixed(1);
