import type { ContractId } from '../../generated/requirements.ts';
import type { Complaint } from './complaint.ts';

/** Out of the box, or with the at most 30 lines that lie under `configuration/`. */
export type Mode = 'plain' | 'tuned';

/** Where and on what a tool is run. */
export interface Setting {
  readonly contract: ContractId;
  readonly mode: Mode;
  /** The server under test. */
  readonly url: string;
  /** A folder of its own, which is the tool's working directory and is kept for its contract. */
  readonly folder: string;
  /** The contract as the project publishes it, in English, with the server's address in it. */
  readonly document: string;
  /** A target file for our own judge. */
  readonly target: string;
  /** The text of a file of the tool's tuned configuration; in `plain` mode it is not to be read. */
  readonly configuration: (file: string) => string;
  /** Puts such a file into `folder`, or a folder in it, and gives its path from there. */
  readonly placed: (file: string, inside?: string) => string;
}

/** One command: what is started, and whether its end is waited for within the budget. */
export type Line = readonly [program: string, ...rest: string[]];

/** A tool that is compared: how it is started, and what its raw output says. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** The package whose version is printed. */
  readonly version: () => string;
  readonly modes: readonly Mode[];
  /** It draws its requests at random, so that one run does not show all it says of a server. */
  readonly draws?: true;
  /** Done once per contract and mode, outside the budget. */
  readonly prepare?: (setting: Setting) => readonly Line[];
  readonly run: (setting: Setting) => Line;
  /** The report it writes into its folder; without one its printed text is what is read. */
  readonly report?: string;
  /** Reads the raw output, and nothing else. */
  readonly complaints: (raw: string) => readonly Complaint[];
  /** A program of the system that it runs on; where it is missing, the tool is left out. */
  readonly needs?: string;
  readonly environment?: Readonly<Record<string, string>>;
}
