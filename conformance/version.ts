import manifest from '../package.json' with { type: 'json' };

/** The version of this program, as reports name it. */
export const { version } = manifest;
