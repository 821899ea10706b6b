// What can go wrong with stored files, as a fault that tells its kind.

export type FileFaultCode =
  /** No space left, or the quota is used up. Nothing of the file was kept. */
  | 'disk-full'
  | 'file-missing'

export class FileFault extends Error {
  readonly code: FileFaultCode

  constructor(code: FileFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FileFault'
    this.code = code
  }
}

/** Runs `action` and names the faults that callers tell apart; any other error passes as it is. */
export async function naming<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    throw named(error)
  }
}

export function named(error: unknown): unknown {
  const code = systemCodeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new FileFault('disk-full', 'There is no space left for files.', { cause: error })
  if (code === 'ENOENT') return new FileFault('file-missing', 'A file that should be stored is not there.', { cause: error })
  return error
}

export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
