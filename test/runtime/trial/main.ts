// A supervisor with two small children in place of web and worker, which tell what happens to them in the file TUNTAS_TEST_DIARY.
import { readConfig } from '../../../src/config.ts'
import { processLog } from '../../../src/process-log.ts'
import { run } from '../../../src/supervisor/run.ts'
import { fileURLToPath } from 'node:url'

const read = readConfig(process.env)
if ('faults' in read) throw new Error(read.faults.join('\n'))
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const log = processLog({ name: 'supervisor', level: read.ok.logLevel })
process.exit(await run({ config: read.ok, env: process.env, log, scripts: { web: script('web.ts'), worker: script('worker.ts'), sender: script('worker.ts'), taker: script('worker.ts') } }))
