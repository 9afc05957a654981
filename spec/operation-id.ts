const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

/** Whether a key of a path item holds an operation, and no parameters, summary or the like. */
export const isMethod = (key: string): boolean => methods.has(key);

/** What an operation is called that its document gives no name: `get-penalties-number`. */
export const impliedId = (method: string, path: string): string =>
  `${method}${path.replaceAll(/[^\w]+/g, '-').replace(/-$/, '')}`;
