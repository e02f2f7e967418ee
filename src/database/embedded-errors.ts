/** The data directory given by the operator cannot be used by the account that runs PostgreSQL. */
export class DataDirUnreachable extends Error {
  readonly code = 'data-dir-unreachable';
  constructor(
    readonly dataDir: string,
    readonly account: string,
  ) {
    super(
      `PostgreSQL cannot keep its data in ${dataDir}: it refuses to run as root, and the account it runs as instead ` +
        `(${account}) cannot enter that directory. Choose a DATA_DIR that ${account} can enter, start as an ordinary ` +
        `user, or set DATABASE_URL to use a PostgreSQL of your own.`,
    );
  }
}

/** No PostgreSQL programs can be run on this machine by the account that needs them. */
export class PostgresBinariesUnavailable extends Error {
  readonly code = 'postgres-binaries-unavailable';
  constructor(why: string, options?: ErrorOptions) {
    super(
      `The PostgreSQL that comes with Yimen cannot be used here: ${why}. ` +
        `Set DATABASE_URL to use a PostgreSQL of your own.`,
      options,
    );
  }
}

/** PostgreSQL or initdb ended, or did not answer; `log` holds its last words. */
export class PostgresDidNotStart extends Error {
  readonly code = 'postgres-did-not-start';
  constructor(
    readonly what: string,
    readonly log: string,
    options?: ErrorOptions,
  ) {
    super(`${what}. PostgreSQL's last words:\n${log.trim() || '(none)'}`, options);
  }
}

/** The data directory holds a cluster whose password this account cannot read. */
export class ClusterNotOurs extends Error {
  readonly code = 'cluster-not-ours';
  constructor(
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(
      `The database belonging to ${file} cannot be opened, because that file cannot be read. ` +
        `Start as the account that created it, or choose another DATA_DIR.`,
      options,
    );
  }
}
