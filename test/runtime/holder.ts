// A program that starts the embedded server, says so, and waits to be killed. Words: data folder.
import { processLog } from '../../src/process-log.ts'
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts'

const [dataDir = ''] = process.argv.slice(2)
const server = await startEmbedded({ dataDir, log: processLog({ name: 'holder', level: 'silent' }) })
process.stdout.write(`${server.pid}\n`)
setInterval(() => undefined, 1000)
