import { createInterface } from 'node:readline';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { type Answers, answerOf, usualVariable } from './init-answers.ts';
import { isCommon, isGroup, type Node, resolved, saysOf } from './init-schema.ts';

/** Puts a question and gives what a person typed. */
export type Ask = (question: string) => Promise<string>;

/** Where a dialog is held. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks on a terminal for everything that is not known yet: what a target file needs, then what it
 * may have. Throws `UsageError` when the person goes away.
 */
export async function dialog(
  form: Node,
  known: Answers,
  { terminal, say }: { readonly terminal: Terminal; readonly say: Say },
): Promise<Answers> {
  // Node's own line editing would not hear of an end that came before it began.
  const lines = createInterface({ ...terminal, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question) => {
    terminal.output.write(question);
    const { value, done } = await typed.next();
    if (!done) return value;
    terminal.output.write('\n');
    throw brokenOff;
  };
  const leave = (): void => lines.close();
  process.on('SIGINT', leave);
  try {
    const answers = new Map(known);
    await askGroup(form, [], { answers, ask, say });
    return answers;
  } finally {
    process.off('SIGINT', leave);
    lines.close();
  }
}

const brokenOff = new UsageError({
  zh: '输入在问完之前结束，没有写出目标文件。也可用 --set 键=值 给出全部回答。',
  en: 'The input ended before all was asked. No target file was written. --set key=value gives answers without a dialog.',
});

interface Talk {
  readonly answers: Map<string, unknown>;
  readonly ask: Ask;
  readonly say: Say;
}

/** What a group needs comes before what it may have. */
async function askGroup(group: Node, path: readonly string[], talk: Talk): Promise<void> {
  const { properties = {}, required = [] } = resolved(group);
  const keys = Object.keys(properties).filter(
    (key) => required.includes(key) || isAsked(key, path),
  );
  const inOrder = keys.toSorted(
    (a, b) => Number(required.includes(b)) - Number(required.includes(a)),
  );
  for (const key of inOrder) {
    const node = resolved(properties[key]);
    const inner = [...path, key];
    if (!isGroup(node)) await askValue(node, inner, required.includes(key), talk);
    else if (required.includes(key) || (await wants(node, inner, talk))) {
      await askGroup(node, inner, talk);
    }
  }
}

/** Time-outs, proxies and the like are for those who know that they need them. */
const isAsked = (key: string, path: readonly string[]): boolean =>
  path.length > 0 || key === 'allow' || !isCommon(key);

/** Asks again until the answer will do; nothing leaves out what may be left out. */
async function askValue(
  node: Node,
  path: readonly string[],
  isRequired: boolean,
  { answers, ask, say }: Talk,
): Promise<void> {
  const key = path.join('.');
  if (answers.has(key)) return;
  const usual = node.writeOnly ? usualVariable(key) : '';
  const asked = question(node, key, { isRequired, usual, say });
  let fault = '';
  for (;;) {
    const typed = (await ask(fault + asked)).trim();
    const text = typed === '' ? usual : typed;
    if (text === '' && !isRequired) return;
    try {
      answers.set(key, answerOf(node, text, key));
      return;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      fault = `${say(error.text)}\n`;
    }
  }
}

function question(
  node: Node,
  key: string,
  {
    isRequired,
    usual,
    say,
  }: { readonly isRequired: boolean; readonly usual: string; readonly say: Say },
): string {
  const choices = node.enum ?? node.items?.enum;
  const hint = [
    ...(choices ? [choices.join(' | ')] : []),
    ...(node.examples ? [say({ zh: `如 ${node.examples[0]}`, en: `as ${node.examples[0]}` })] : []),
    ...(usual
      ? [
          say({
            zh: `存放它的环境变量，默认 ${usual}`,
            en: `its environment variable, default ${usual}`,
          }),
        ]
      : []),
    ...(isRequired ? [] : [say({ zh: '回车略过', en: 'Enter leaves it out' })]),
  ];
  return `${key}: ${say(saysOf(node))}${hint.length > 0 ? ` [${hint.join('; ')}]` : ''}: `;
}

/** Whether a person has what is not required. Keys of one's own making are not asked for. */
async function wants(
  node: Node,
  path: readonly string[],
  { answers, ask, say }: Talk,
): Promise<boolean> {
  const key = path.join('.');
  if (node.properties === undefined) return false;
  if ([...answers.keys()].some((known) => known.startsWith(`${key}.`))) return true;
  const answer = await ask(`${key}: ${say(saysOf(node))} [y/N]: `);
  return /^(y|yes|是)$/i.test(answer.trim());
}
