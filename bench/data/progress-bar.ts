// Shows on standard error how far loading is: a line that renews itself on a screen, a line now and then in a file.

export type ProgressBar = { show(done: number, of: number): void; end(): void }

const WIDTH = 30
const EVERY_MS = 10_000

export function progressBar(what: string): ProgressBar {
  const start = performance.now()
  const screen = process.stderr.isTTY === true
  let shownAt = Number.NEGATIVE_INFINITY
  let latest = ''
  return {
    show(done, of) {
      const seconds = (performance.now() - start) / 1000
      const filled = Math.round((done / of) * WIDTH)
      const left = Math.round((seconds / done) * (of - done))
      latest = `${what} [${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${done} of ${of}, ${Math.round(done / seconds)}/s, ${left} s left`
      if (screen) process.stderr.write(`\r${latest}  `)
      else if (performance.now() - shownAt > EVERY_MS || done === of) {
        shownAt = performance.now()
        process.stderr.write(`${latest}\n`)
      }
    },
    end() {
      if (screen) process.stderr.write('\n')
    },
  }
}
