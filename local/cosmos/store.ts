import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { PartitionName, Scope } from './partition-key';
import { boundsOf } from './partition-key';
import type { Row } from './sql/run';

/** A database or container as stored: its number makes its _rid, its body is JSON text. */
export interface StoredDatabase {
  readonly number: number;
  readonly body: string;
}
export interface StoredContainer extends StoredDatabase {
  readonly databaseNumber: number;
}

export interface StoredItem {
  readonly position: number;
  readonly etag: string;
  readonly text: string;
}

export interface NewItem {
  readonly id: string;
  readonly partition: PartitionName;
  readonly etag: string;
  readonly lsn: number;
  readonly seconds: number;
  /** Null when the container's rule applies. */
  readonly ttl: number | null;
  readonly expires: number;
  readonly text: string;
}

export interface Change {
  readonly lsn: number;
  readonly text: string;
}

/** Later than any time: never expires. */
export const NEVER = Number.MAX_SAFE_INTEGER;
const CHUNK = 200;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS databases (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS containers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, database INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    lsn INTEGER NOT NULL DEFAULT 0, UNIQUE (database, id)
  );
  CREATE TABLE IF NOT EXISTS items (
    position INTEGER PRIMARY KEY AUTOINCREMENT, container INTEGER NOT NULL, partition TEXT NOT NULL, id TEXT NOT NULL,
    etag TEXT NOT NULL, lsn INTEGER NOT NULL, seconds INTEGER NOT NULL, ttl INTEGER, expires INTEGER NOT NULL, text TEXT NOT NULL,
    UNIQUE (container, partition, id)
  );
  CREATE INDEX IF NOT EXISTS items_in_order ON items (container, partition);
  CREATE INDEX IF NOT EXISTS items_of_container ON items (container);
  CREATE INDEX IF NOT EXISTS items_by_change ON items (container, lsn);
  CREATE INDEX IF NOT EXISTS items_by_expiry ON items (expires) WHERE expires < ${NEVER};
`;

const within = (scope: Scope): { sql: string; values: SQLInputValue[] } => {
  if (scope.kind === 'all') return { sql: '', values: [] };
  if (scope.kind === 'partition') return { sql: ' AND partition = ?', values: [scope.name] };
  const { from, to } = boundsOf(scope.name);
  return { sql: ' AND partition >= ? AND partition < ?', values: [from, to] };
};

export type Store = ReturnType<typeof openStore>;

/** Everything on disk, or in memory. What a transaction returned is there after the process is killed. */
export function openStore(file: string, synchronous: 'FULL' | 'NORMAL') {
  const database = new DatabaseSync(file);
  // One process at a time: a second emulator on the same file fails at once instead of answering from old figures.
  database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`);
  database.exec(SCHEMA);

  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const one = <T>(sql: string, ...values: SQLInputValue[]): T | undefined =>
    statement(sql).get(...values) as T | undefined;
  const all = <T>(sql: string, ...values: SQLInputValue[]): T[] => statement(sql).all(...values) as T[];
  const run = (sql: string, ...values: SQLInputValue[]): number =>
    Number(statement(sql).run(...values).lastInsertRowid);

  // In memory, since no other process writes; AUTOINCREMENT keeps the highest ever used.
  let lastPosition = one<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'items'")?.seq ?? 0;
  const columnsOf = (item: NewItem): SQLInputValue[] => [
    ...[item.id, item.etag, item.lsn, item.seconds, item.ttl, item.expires, item.text],
  ];
  const containerColumns = 'SELECT number, database AS databaseNumber, body FROM containers';

  function* rows(container: number, scope: Scope, after: number, now: number): Generator<Row> {
    const { sql, values } = within(scope);
    const select = `SELECT position, text FROM items WHERE container = ?${sql} AND position > ? AND expires > ? ORDER BY position LIMIT ${CHUNK}`;
    let last = after;
    for (;;) {
      const chunk = all<Row>(select, container, ...values, last, now);
      yield* chunk;
      if (chunk.length < CHUNK) return;
      last = chunk.at(-1)?.position ?? last;
    }
  }

  return {
    close: () => {
      database.close();
    },
    /** All of the work or none of it. */
    transaction: <T>(work: () => T): T => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },

    databases: {
      all: () => all<StoredDatabase>('SELECT number, body FROM databases ORDER BY number'),
      find: (id: string) => one<StoredDatabase>('SELECT number, body FROM databases WHERE id = ?', id),
      create: (id: string) => run("INSERT INTO databases (id, body) VALUES (?, '')", id),
      write: (number: number, body: string) => run('UPDATE databases SET body = ? WHERE number = ?', body, number),
      remove: (number: number) => {
        run('DELETE FROM items WHERE container IN (SELECT number FROM containers WHERE database = ?)', number);
        run('DELETE FROM containers WHERE database = ?', number);
        run('DELETE FROM databases WHERE number = ?', number);
      },
    },

    containers: {
      all: (inDatabase: number) =>
        all<StoredContainer>(`${containerColumns} WHERE database = ? ORDER BY number`, inDatabase),
      find: (inDatabase: number, id: string) =>
        one<StoredContainer>(`${containerColumns} WHERE database = ? AND id = ?`, inDatabase, id),
      create: (inDatabase: number, id: string) =>
        run("INSERT INTO containers (database, id, body) VALUES (?, ?, '')", inDatabase, id),
      write: (number: number, body: string) => run('UPDATE containers SET body = ? WHERE number = ?', body, number),
      remove: (number: number) => {
        run('DELETE FROM items WHERE container = ?', number);
        run('DELETE FROM containers WHERE number = ?', number);
      },
      /** The number of the last change. */
      lsn: (number: number) => one<{ lsn: number }>('SELECT lsn FROM containers WHERE number = ?', number)?.lsn ?? 0,
      nextLsn: (number: number) =>
        one<{ lsn: number }>('UPDATE containers SET lsn = lsn + 1 WHERE number = ? RETURNING lsn', number)?.lsn ?? 0,
      /** After a change of the container's default time to live, which counts for items written earlier too. */
      reckonExpiry: (number: number, defaultTtl: number | null) =>
        run(
          `UPDATE items SET expires = CASE WHEN ?1 IS NULL OR COALESCE(ttl, ?1) = -1 THEN ${NEVER} ELSE seconds + COALESCE(ttl, ?1) END WHERE container = ?2`,
          defaultTtl,
          number,
        ),
    },

    items: {
      find: (container: number, partition: PartitionName, id: string, now: number) =>
        one<StoredItem>(
          'SELECT position, etag, text FROM items WHERE container = ? AND partition = ? AND id = ? AND expires > ?',
          ...[container, partition, id, now],
        ),
      /** A new item's place in the order of creation, which its _rid is made of. */
      nextPosition: () => ++lastPosition,
      insert: (container: number, position: number, item: NewItem) =>
        run(
          'INSERT INTO items (position, container, partition, id, etag, lsn, seconds, ttl, expires, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...[position, container, item.partition, ...columnsOf(item)],
        ),
      write: (position: number, item: NewItem) =>
        run(
          'UPDATE items SET id = ?, etag = ?, lsn = ?, seconds = ?, ttl = ?, expires = ?, text = ? WHERE position = ?',
          ...[...columnsOf(item), position],
        ),
      remove: (position: number) => run('DELETE FROM items WHERE position = ?', position),
      /** Makes way for an item whose predecessor has expired but is still there. */
      removeExpired: (container: number, partition: PartitionName, id: string, now: number) =>
        run(
          'DELETE FROM items WHERE container = ? AND partition = ? AND id = ? AND expires <= ?',
          container,
          partition,
          id,
          now,
        ),
      rows,
      /** Items by their last change; a page never parts what one batch wrote. */
      changes: (
        container: number,
        scope: Scope,
        from: { lsn: number; seconds: number },
        most: number,
        now: number,
      ): Change[] => {
        const { sql, values } = within(scope);
        const matching = `FROM items WHERE container = ?${sql} AND lsn > ? AND seconds >= ? AND expires > ?`;
        const given = [container, ...values, from.lsn, from.seconds, now];
        const page = all<Change>(`SELECT lsn, text ${matching} ORDER BY lsn, position LIMIT ?`, ...given, most);
        const last = page.at(-1);
        if (page.length < most || !last) return page;
        const whole = `SELECT lsn, text ${matching} AND lsn <= ? ORDER BY lsn, position`;
        return all<Change>(whole, ...given, last.lsn);
      },
      /** Deletes what nobody can see any more. */
      purge: (now: number) => run('DELETE FROM items WHERE expires <= ?', now),
    },
  };
}
