import type { Text } from '../../spec/language.ts';
import type { KeyAction } from './keys.ts';

/** How one of the commands under `qiyue keys` is used. */
export interface KeyCommand {
  readonly name: KeyAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue keys`. */
  readonly line: string;
}

export const keyCommands: readonly KeyCommand[] = [
  {
    name: 'list',
    parameters: '<contract>',
    description: {
      zh: '列出 SM2 密钥：标识、创建时间、是否当前、公钥',
      en: 'list the SM2 keys: id, time of creation, whether current, public key',
    },
    line: 'list shanxi',
  },
  {
    name: 'rotate',
    parameters: '<contract>',
    description: {
      zh: '新建密钥并设为当前；原有的仍能解密，直到删除',
      en: 'make a new current key; the older ones still open requests until they are removed',
    },
    line: 'rotate shanxi',
  },
  {
    name: 'remove',
    parameters: '<contract> <keyId>',
    description: {
      zh: '删除一个不是当前的密钥，用它加密的请求不再受理',
      en: 'remove an older key; requests encrypted for it are refused from then on',
    },
    line: 'remove shanxi 20260105-1f0c93ab',
  },
];
