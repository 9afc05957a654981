import { styleText } from 'node:util';
import type { Progress } from '../judge.ts';

/** One line that is rewritten in place; nothing where nobody looks. */
export function createProgress(stream: NodeJS.WriteStream, label = '') {
  const live = stream.isTTY === true;
  const name = label === '' ? '' : `${label} `;
  const show = ({ done, total, id, verdict }: Progress): void => {
    const failed = verdict === 'fail' ? styleText('red', ` ${id}`) : '';
    if (live) stream.write(`\r\u001b[2K${name}${done}/${total}${failed}`);
  };
  const clear = (): void => {
    if (live) stream.write('\r\u001b[2K');
  };
  return { show, clear };
}
