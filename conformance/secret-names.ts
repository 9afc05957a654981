/**
 * Names whose values are secrets, where no contract says so: the one list for what people put into
 * a target file and for what passes between others.
 */
const usual = new RegExp(
  [
    '^(?:.*[_-]?token|pwd|.*passw(?:or)?d|.*secret|.*(?:api|access)[_-]?key|.*authorization',
    '.*[_-]auth|.*credentials?',
    '(?:set-)?cookie|.*session(?:id)?|.*signature)$',
  ].join('|'),
  'i',
);

/** Whether a field, parameter or header of that name holds a secret in whatever contract. */
export const isSecretName = (name: string): boolean => usual.test(name);

/**
 * Whether a header that a person adds to every call sounds as if it held one. Nobody is judged by
 * it, so it may well be wrong: `keyId` is nothing to hide, but hiding it costs nothing either.
 */
export const soundsSecret = (name: string): boolean =>
  isSecretName(name) || /auth|cookie|key|pass|secret|token/i.test(name);

/** A signature proves one call only: it is hidden where it stands, and not looked for elsewhere. */
export const isPassing = (name: string): boolean => /signature/i.test(name);
