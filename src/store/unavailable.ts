// Which errors mean that the database or the disk is not there for now, so that trying again later makes sense.

// Connection exceptions (08), insufficient resources such as a full disk (53), operator intervention such as a shutdown (57P),
// a statement that took too long (57014), a lock that was not to be had in time (55P03), a transaction left idle (25P03).
const SQLSTATE = /^(?:08|53|57P|57014|55P03|25P03)/
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT', 'ENOSPC', 'EDQUOT', 'EROFS', 'OVERLOADED'])
// node-postgres gives these no code.
const DRIVER = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/

export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (SQLSTATE.test(code) || SYSTEM.has(code) || isSocketMissing(code, cause) || DRIVER.test(cause.message)) return true
    if (cause instanceof AggregateError && cause.errors.some(isUnavailable)) return true
  }
  return false
}

/** The database's socket is a file that comes and goes with it; any other file that is missing stays missing. */
function isSocketMissing(code: string, error: Error): boolean {
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
}
