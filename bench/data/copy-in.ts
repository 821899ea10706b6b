// Sends rows to a table by COPY; the driver knows the messages but has no call for it.
import type pg from 'pg'

type CopyConnection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** `rows` in the binary format. @throws what PostgreSQL says; nothing is written then. */
export function copyIn(client: pg.Client, { table, columns, rows }: { table: string; columns: readonly string[]; rows: Buffer }): Promise<void> {
  return new Promise((done, fail) => {
    const copy = {
      submit: (connection: pg.Connection) => connection.query(`copy ${table} (${columns.join(', ')}) from stdin (format binary)`),
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(rows)
        connection.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      // The driver forgets a query that failed before it says that the server is ready again.
      handleError: fail,
      handleReadyForQuery: () => done(),
    }
    client.query(copy)
  })
}
