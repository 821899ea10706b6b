// A command that works on the database: its words and the settings are read first, and what the operator can mend is a sentence.
import { readConfig, type Config, type Environment } from '../config.ts'
import { StartFault } from '../start-fault.ts'
import { VaultFault } from '../vault/vault-fault.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { withDatabase, type DatabaseUrls } from './with-database.ts'

export type AtWork<Asked> = { readonly config: Config; readonly urls: DatabaseUrls; readonly asked: Asked; readonly terminal: Terminal }

type Described<Asked> = Pick<Command, 'summary' | 'usage'> & {
  /** Null for wrong usage. */
  readonly readWords: (words: readonly string[]) => Asked | null
  readonly work: (context: AtWork<Asked>) => Promise<ExitStatus>
}

export function databaseCommand<Asked>(environment: Environment, { summary, usage, readWords, work }: Described<Asked>): Command {
  return {
    summary, usage,
    async run(words, terminal) {
      const asked = readWords(words)
      const config = readConfig(environment)
      if (asked === null || 'faults' in config) {
        terminal.complain('faults' in config ? config.faults.join('\n') : usage)
        return 2
      }
      try {
        return await withDatabase(config.ok, (urls) => work({ config: config.ok, urls, asked, terminal }))
      } catch (error) {
        if (!(error instanceof StartFault || error instanceof VaultFault)) throw error
        terminal.complain(error.message)
        return 1
      }
    },
  }
}
