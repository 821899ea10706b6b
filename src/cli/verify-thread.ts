// A thread of `tuntas verify`: looks at a share of the reports.
import { rowFaults } from '../app/log/row-faults.ts'
import { checkInThisThread } from '../verify/database/check-thread.ts'

await checkInThisThread(rowFaults)
