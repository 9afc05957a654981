/** The place of one worker among several; who follows one that died takes over its post. */
export interface Post {
  /** From 1. */
  readonly number: number;
  /** Where the workers count calls together. */
  readonly windowsFile: string;
}

/** What a worker learns its post from. */
const names = { number: 'QIYUE_WORKER_NUMBER', windowsFile: 'QIYUE_WORKER_WINDOWS' } as const;

export const environmentOf = ({ number, windowsFile }: Post): Readonly<Record<string, string>> => ({
  [names.number]: String(number),
  [names.windowsFile]: windowsFile,
});

export const postIn = (environment: Readonly<Record<string, string | undefined>>): Post => ({
  number: Number(environment[names.number]),
  windowsFile: environment[names.windowsFile] ?? '',
});
