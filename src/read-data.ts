// What a build runs last: reads the data files, so that the first start finds them read.
import { dataFiles } from './app/data-files.ts'
import { demoUnits } from './app/demo-data.ts'

await Promise.all([dataFiles(), demoUnits()])
