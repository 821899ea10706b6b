// What `npm start` runs: the supervisor of database, web process and worker.
import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from './config.ts'
import { processLog } from './process-log.ts'
import { run } from './supervisor/run.ts'

const read = readConfig(process.env)
if ('faults' in read) {
  process.stderr.write(`${read.faults.join('\n')}\n`)
  process.exitCode = 2
} else {
  process.exit(await supervise(read.ok))
}

async function supervise(config: Config): Promise<number> {
  const log = processLog({ name: 'supervisor', level: config.logLevel })
  // A closed terminal or pipe takes no more words; that is no reason to stop serving.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('uncaughtException', (error) => {
    log.fatal('a fault that nothing caught', { error })
    process.exit(1)
  })
  const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))
  return run({ config, env: process.env, log, scripts: { web: script('web.js'), worker: script('worker.js'), sender: script('sender.js'), taker: script('taker.js') } })
}
