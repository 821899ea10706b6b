// An e-mail that tells of a time that ran out waits for the morning; the page has it at once, and what somebody did goes out at any hour.
import { expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { leaseEmails } from '../../src/store/email-queue.ts'
import { prepared } from './prepared.ts'

it('what the sweep finds at half past eleven at night goes out at six, in the zone of the government', async () => {
  const rig = await prepared({ sends: ['email'] })
  try {
    rig.clock.now = () => Date.parse('2026-03-02T23:00:00+07:00')
    const submission = rig.submission({ identity: { name: 'Siti', phone: '', email: 'siti@contoh.invalid', address: '' } })
    expect((await submitReport(rig.taking, submission)).outcome).toBe('taken-in')
    rig.clock.now = () => Date.parse('2026-06-30T23:30:00+07:00')
    while ((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 50 })).leased > 0);
    const { rows } = await rig.owner.query<{ template: string; channel: string; from: string }>(
      `select template, channel, to_char(next_attempt_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI') as from from message where recipient = 'reporter' order by message_no`)
    expect(rows.map(({ template, channel, from }) => `${template} ${channel} ${from}`)).toEqual([
      'received page 2026-03-02 23:00', 'received email 2026-03-02 23:00', 'consent-asked page 2026-06-30 23:30', 'consent-asked email 2026-07-01 06:00',
      'outer-missed page 2026-06-30 23:30', 'outer-missed email 2026-07-01 06:00',
    ])
    await rig.owner.query(`update message set next_attempt_at = next_attempt_at + (clock_timestamp() - '2026-06-30T23:30:00+07:00'::timestamptz)`)
    expect((await leaseEmails(rig.database.pool, 10)).map(({ template }) => template)).toEqual(['received'])
  } finally {
    await rig.close()
  }
})
