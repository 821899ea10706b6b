// Does nothing until it is told to stop.
import { childLife } from '../../../src/child-life.ts'
import { processLog } from '../../../src/process-log.ts'
import { note } from './diary.ts'

setInterval(() => undefined, 1000)
childLife({ log: processLog({ name: 'worker', level: 'silent' }), drain: async () => note('worker drained') }).ready()
note('worker ready')
