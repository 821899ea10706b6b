// Turns the signals that ask a program to stop into one order to stop and one to hurry.

export type StopOrders = Readonly<{
  /** Aborted by the first order. */
  stop: AbortSignal
  /** Aborted by a second one. */
  hurry: AbortSignal
}>

/** npm passes on the signal that a terminal has already sent to everybody, so each Ctrl-C arrives twice. */
const sameKeyPress = 500
const npmCheckInterval = 1000

/** Listens from now on. The order also comes when the npm that started us is gone: nobody could stop us through it any more. */
export function stopOrders(): StopOrders {
  const stop = new AbortController()
  const hurry = new AbortController()
  let first = 0
  const order = () => {
    if (!stop.signal.aborted) {
      first = Date.now()
      stop.abort()
    } else if (Date.now() - first > sameKeyPress) hurry.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, order)
  if (process.env['npm_lifecycle_event'] === 'start') watchParent(() => stop.abort())
  return { stop: stop.signal, hurry: hurry.signal }
}

function watchParent(gone: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) gone()
  }, npmCheckInterval)
  timer.unref()
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }))
}
