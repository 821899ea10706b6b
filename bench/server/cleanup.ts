// What has to be undone at the end, in reverse order, however the rig ends: in peace, by a fault or by Ctrl-C.

export type Cleanup = {
  /** Undone in reverse order of adding. */
  add(undo: () => Promise<void>): void
  run(): Promise<void>
}

export function newCleanup(): Cleanup {
  const undoings: (() => Promise<void>)[] = []
  let running: Promise<void> | null = null
  return {
    add: (undo) => void undoings.push(undo),
    run: () => (running ??= undoAll(undoings)),
  }
}

/** One that fails doesn't keep the others from being done; all that failed are thrown together. */
async function undoAll(undoings: (() => Promise<void>)[]): Promise<void> {
  const faults: unknown[] = []
  for (let undo = undoings.pop(); undo !== undefined; undo = undoings.pop()) await undo().catch((fault: unknown) => faults.push(fault))
  if (faults.length > 0) throw new AggregateError(faults, 'Not everything that was started could be ended.')
}

/** Ctrl-C and SIGTERM end what was started, then the rig, with the status a shell expects. */
export function cleanUpOnSignals(cleanup: Cleanup): void {
  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    process.on(signal, () => {
      process.stderr.write(`\n${signal}: ending what was started\n`)
      cleanup.run().then(() => process.exit(status), (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      })
    })
  }
}
