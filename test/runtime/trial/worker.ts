// Does nothing until it is told to stop.
import { childLife } from '../../../src/child-life.ts'
import { givenSettings } from '../../../src/given-settings.ts'
import { processLog } from '../../../src/process-log.ts'
import { note, noteLogins } from './diary.ts'

noteLogins('worker', await givenSettings(process.env))
setInterval(() => undefined, 1000)
childLife({ log: processLog({ name: 'worker', level: 'silent' }), drain: async () => note('worker drained') }).ready()
note('worker ready')
