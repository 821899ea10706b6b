// Something names a unit, procedure or calendar that this process hasn't loaded: perhaps another process has just published it.

export class MissingReference extends Error {
  constructor(what: string) {
    super(`Reference data lacks the ${what}.`)
    this.name = 'MissingReference'
  }
}

/** Does it once more on newer reference data where something was missing; what is missing then too is a fault. */
export async function withNewerReference<Result>(refresh: () => Promise<void>, attempt: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof MissingReference)) throw error
    await refresh()
    return attempt()
  }
}
