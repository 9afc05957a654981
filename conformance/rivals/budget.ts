/**
 * What each run of each tool may take at most, our own judge's included. A tool that would fill any
 * time is told to stop generating early, so that it can print what it found on a busy machine too.
 */
export const budget = { seconds: 30, requests: 3000, generating: 10 } as const;
