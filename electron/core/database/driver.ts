import type { Database, Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** How a transaction of this handle begins: writers take the lock at once, readers only fix a snapshot. */
export type TransactionStart = 'begin immediate' | 'begin';

/**
 * Kysely on one better-sqlite3 connection that prepares each SQL text once. Stock Kysely prepares every statement anew,
 * which costs about eight times the insert itself. One caller at a time: a transaction holds the connection until it ends.
 */
export function cachingDialect(database: Database, start: TransactionStart, afterCommit = (): void => {}): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => createDriver(database, start, afterCommit),
  };
}

function createDriver(database: Database, start: TransactionStart, afterCommit: () => void): Driver {
  const connection = createConnection(database);
  const turns = createTurns();
  const run = (sql: string): Promise<unknown> => connection.executeQuery(CompiledQuery.raw(sql));
  return {
    init: async () => {},
    async acquireConnection() {
      await turns.take();
      return connection;
    },
    async releaseConnection() {
      turns.give();
    },
    async beginTransaction() {
      await run(start);
    },
    async commitTransaction() {
      await run('commit');
      afterCommit();
    },
    async rollbackTransaction() {
      if (database.inTransaction) await run('rollback');
    },
    async destroy() {
      database.close();
    },
  };
}

const CACHE_LIMIT = 500;

/** A writing statement that is run once for each list of parameters, in their order. */
export interface ManyRuns extends CompiledQuery {
  readonly runs: readonly (readonly unknown[])[];
}

function createConnection(database: Database): DatabaseConnection {
  const statements = new Map<string, Statement<unknown[]>>();
  const prepare = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known) return known;
    const fresh = database.prepare<unknown[]>(sql);
    // A setting is made when its statement is prepared, not when it is run.
    if (sql.startsWith('PRAGMA')) return fresh;
    if (statements.size >= CACHE_LIMIT) statements.clear();
    statements.set(sql, fresh);
    return fresh;
  };
  return {
    async executeQuery<R>(query: CompiledQuery | ManyRuns): Promise<QueryResult<R>> {
      const statement = prepare(query.sql);
      if ('runs' in query) {
        for (const parameters of query.runs) statement.run(parameters);
        return { rows: [], numAffectedRows: BigInt(query.runs.length) };
      }
      // A cached statement that is still iterating cannot be run again; core never streams, so `all` is always safe.
      if (statement.reader) return { rows: statement.all(...query.parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(...query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    streamQuery() {
      throw new Error('the store is read page by page, never streamed');
    },
  };
}

/** First come, first served. */
function createTurns(): { take(): Promise<void>; give(): void } {
  let busy = false;
  const waiting: (() => void)[] = [];
  return {
    async take() {
      if (!busy) {
        busy = true;
        return;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    give() {
      const next = waiting.shift();
      if (next) next();
      else busy = false;
    },
  };
}
