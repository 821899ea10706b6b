// Serves /slow, which takes a second and a half, and / at once. With TUNTAS_TEST_WEB=broken it never gets ready, with alone only where no other serves; with stuck it never drains.
import { createServer } from 'node:http'
import { childLife } from '../../../src/child-life.ts'
import { givenSettings } from '../../../src/given-settings.ts'
import { processLog } from '../../../src/process-log.ts'
import { ask } from '../ask.ts'
import { note, noteLogins } from './diary.ts'

const settings = await givenSettings(process.env)
const mode = settings['TUNTAS_TEST_WEB']
noteLogins('web', settings)
const server = createServer((request, response) => {
  setTimeout(() => response.end(`web ${process.pid}`), request.url === '/slow' ? 1500 : 0)
})

async function drain(): Promise<void> {
  note('web drains')
  if (mode === 'stuck') await new Promise(() => undefined)
  await new Promise((settle) => server.close(settle))
  await ask(settings['DATABASE_URL'] ?? '', 'select 1').then(
    () => note('web drained, database there'),
    () => note('web drained, database gone'),
  )
}

const served = () => fetch(`http://127.0.0.1:${settings['PORT']}`).then(() => true, () => false)
if (mode === 'broken' || (mode === 'alone' && (await served()))) process.exit(1)
const life = childLife({ log: processLog({ name: 'web', level: 'silent' }), drain })
server.listen({ port: Number(settings['PORT']), host: '127.0.0.1', reusePort: settings['TUNTAS_WEB_PROCESSES'] !== '1' }, () => {
  note('web ready')
  life.ready()
})
