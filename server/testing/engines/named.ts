/** What engines tests can have beside SQLite, and which variable names one that runs already. */
export const namedBy = {
  database: { engine: 'PostgreSQL', variable: 'QIYUE_TEST_DATABASE_URL' },
  state: { engine: 'Redis', variable: 'QIYUE_TEST_STATE_URL' },
} as const;

export type EngineKind = keyof typeof namedBy;

type Environment = Readonly<Record<string, string | undefined>>;

/** The address of an engine, or `undefined` if the tests have none. */
export const addressOf = (kind: EngineKind, environment: Environment): string | undefined =>
  environment[namedBy[kind].variable] || undefined;

/** The engines that the tests do without. */
export const missing = (environment: Environment): readonly EngineKind[] =>
  (['database', 'state'] as const).filter((kind) => addressOf(kind, environment) === undefined);
