// Runs all tests with everything they need and leaves nothing behind, also when interrupted.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../src/project-root.ts'
import { stopOrders } from '../src/supervisor/stop-orders.ts'
import { closingLine, failuresOf, type Outcome } from './closing-line.ts'
import { endMarkedProcesses } from './end-marked-processes.ts'
import { findBrowser } from './find-browser.ts'
import { runFolder, type RunFolder } from './run-folder.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const interruptedStatus = 130
const stopPatience = 5_000

/**
 * `words` go to vitest; `--long` takes the long tests instead of the others, or those of them that are named. `failedChecks` counts as so many failed
 * tests. Resolves with the exit status.
 */
export async function runTests({ words, failedChecks }: { words: readonly string[]; failedChecks: number }): Promise<number> {
  const { stop } = stopOrders()
  const folder = await runFolder()
  try {
    const outcome = await runVitest({ words, folder, stop })
    if (stop.aborted) return interruptedStatus
    process.stdout.write(`\n${closingLine(outcome, failedChecks)}\n`)
    return failuresOf(outcome, failedChecks) === 0 ? 0 : 1
  } finally {
    await folder.remove()
  }
}

type Run = Readonly<{ words: readonly string[]; folder: RunFolder; stop: AbortSignal }>

async function runVitest({ words, folder, stop }: Run): Promise<Outcome> {
  const browser = await findBrowser()
  const postgres = await throwAwayPostgres({ databaseUrl: process.env['DATABASE_URL'] || null, folder: folder.data })
  const env = {
    ...cleanEnvironment(),
    TMPDIR: folder.temporary,
    TUNTAS_TEST_BROWSER: browser,
    TUNTAS_TEST_DATABASE_URL: postgres.adminUrl,
    TUNTAS_TEST_RUN: postgres.run,
  }
  try {
    const status = stop.aborted ? null : await ended(vitest(vitestWords(words, folder.results), env), stop)
    return { status, results: folder.results }
  } finally {
    await endMarkedProcesses(postgres.run)
    await postgres.close()
  }
}

function vitestWords(words: readonly string[], results: string): string[] {
  const long = words.includes('--long')
  const named = words.some((word) => !word.startsWith('-'))
  const which = !long ? ['--exclude', 'test/long/**'] : named ? [] : ['test/long']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  return ['run', ...which, ...reporters, ...words.filter((word) => word !== '--long')]
}

/** In a session of its own: Ctrl-C reaches it through us, and with it everything it has started. */
function vitest(words: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const script = join(projectRoot(), 'node_modules/vitest/vitest.mjs')
  return spawn(process.execPath, [script, ...words], { cwd: projectRoot(), env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** The exit status, or null when it had to be ended. */
async function ended(child: ChildProcess, stop: AbortSignal): Promise<number | null> {
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, name)
  }
  const onStop = () => {
    signal('SIGTERM')
    setTimeout(() => signal('SIGKILL'), stopPatience).unref()
  }
  stop.addEventListener('abort', onStop, { once: true })
  return new Promise((settle) => {
    child.once('exit', (status) => settle(status))
    child.once('error', () => settle(null))
  })
}

/** Nothing that happens to be set where the tests are started may change what they find. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:DATABASE_URL|DATABASE_OWNER_URL|PORT|DATA_DIR|NODE_ENV|TUNTAS_.*|PG[A-Z]+)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}
