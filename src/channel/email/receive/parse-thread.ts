// The thread in which e-mails are read: whatever one of them does to it, it is ended from outside and begun anew.
import { parentPort } from 'node:worker_threads'
import { parseMail } from './parse-mail.ts'

parentPort?.on('message', (raw: Uint8Array) => {
  parseMail(raw).then(
    (read) => parentPort?.postMessage({ read }),
    () => parentPort?.postMessage({ broken: true }),
  )
})
