// `tuntas officers`: invites the first administrator of a government, who then invites everybody else in the browser.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { inviteFirstAdministrator } from '../app/accounts/invite-officer.ts'
import type { Environment } from '../config.ts'
import { StartFault } from '../start-fault.ts'
import { openDatabase } from '../store/database.ts'
import { governmentByCode } from '../store/units.ts'
import { hasServerSecrets, loadServerSecrets } from '../vault/server-secrets.ts'
import type { Command, ExitStatus } from './command.ts'
import { databaseCommand, type AtWork } from './database-command.ts'

const usage = `tuntas officers invite-first --email ADDRESS --name NAME --government CODE [--json]

Prints a link that works once, for 72 hours: with it the first administrator of the government chooses a password and
sets up a code application. Refused once the government has an administrator.`

type Asked = { readonly email: string; readonly name: string; readonly government: string; readonly json: boolean }

export const officers: Command = officersCommand(process.env)

export function officersCommand(environment: Environment): Command {
  return databaseCommand(environment, { summary: 'invite the first administrator of a government', usage, readWords, work: inviteFirst })
}

function readWords(words: readonly string[]): Asked | null {
  try {
    const option = { type: 'string' } as const
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { email: option, name: option, government: option, json: { type: 'boolean' } } })
    const read = z.object({ email: z.email().toLowerCase(), name: z.string().trim().min(2).max(120), government: z.string().min(1), json: z.boolean().default(false) }).safeParse(values)
    return positionals.join(' ') === 'invite-first' && read.success ? read.data : null
  } catch {
    return null
  }
}

async function inviteFirst({ config, urls: { appUrl: url }, asked: { email, name, government, json }, terminal }: AtWork<Asked>): Promise<ExitStatus> {
  if (!hasServerSecrets(config.keysDir)) throw new StartFault(`There are no keys in ${config.keysDir} yet: start Tuntas once first.`)
  const database = openDatabase({ url, connections: 1, name: 'tuntas-officers', log: { warn: () => undefined } })
  try {
    const unit = await governmentByCode(database.pool, government)
    if (unit === null) throw new StartFault(`There is no government with the code ${JSON.stringify(government)}.`)
    const { accountKey } = loadServerSecrets(config.keysDir)
    const done = await inviteFirstAdministrator({ pool: database.pool, accountKey, clock: { now: Date.now } }, unit, { email, name })
    if ('refused' in done) throw new StartFault({ 'email-taken': 'An officer has this e-mail already.', 'has-administrator': 'This government has an administrator already, who can invite others in the browser.' }[done.refused])
    const link = `${config.baseUrl}/meja/undangan/${done.token}`
    await terminal.write(json ? `${JSON.stringify({ link, hours: 72 })}\n` : `${link}\n`)
    terminal.complain(`Give this link to ${name} only. It works once, for 72 hours.`)
    return 0
  } finally {
    await database.close()
  }
}
