/** What browsers and proxies import: HTTP Archive 1.2. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly comment: string;
    /** One for the whole run: Firefox does not import a file without any. */
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
  };
}

interface HarPage {
  readonly startedDateTime: string;
  readonly id: string;
  readonly title: string;
  readonly pageTimings: Readonly<Record<string, never>>;
}

/** One exchange in HAR 1.2; what begins with `_` is ours, as the format allows. */
export interface HarEntry {
  /** Id of the page. */
  readonly pageref: string;
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: Readonly<Record<string, number>>;
  readonly comment: string;
  /** Id of the check that sent it; null for what a run does between checks. */
  readonly _check: string | null;
  readonly _operation: string;
}

export interface HarMessage {
  readonly httpVersion: string;
  /** Always empty: cookies are secrets. */
  readonly cookies: readonly [];
  readonly headers: readonly Named[];
  readonly headersSize: -1;
  readonly bodySize: number;
}

export interface HarRequest extends HarMessage {
  readonly method: string;
  readonly url: string;
  readonly queryString: readonly Named[];
  readonly postData?: HarText & { readonly mimeType: string };
}

export interface HarResponse extends HarMessage {
  /** 0 without a reply. */
  readonly status: number;
  readonly statusText: string;
  readonly content: HarText & {
    readonly size: number;
    readonly mimeType: string;
    /** The plain text of a sealed body. */
    readonly _opened?: string;
  };
  readonly redirectURL: string;
  /** Why there is no reply. */
  readonly _error?: string;
}

interface Named {
  readonly name: string;
  readonly value: string;
}

/** A body; without text where it was left out. */
export interface HarText {
  readonly text: string;
  readonly encoding?: 'base64';
  /** What is missing from it. */
  readonly comment?: string;
}
