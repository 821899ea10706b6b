// `tuntas units`: publishes a government's units from its own files.
import { stat } from 'node:fs/promises'
import { prepareDatabase } from '../app/prepare-database.ts'
import { publishUnits } from '../app/publish-units.ts'
import { readConfig, type Environment } from '../config.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage = `tuntas units publish FOLDER [--json]

Reads every .yaml file of the folder (one government each: who verifies, which agencies there are, which procedures run;
the files in demo/ show how) and adds or updates its units and the districts and villages it serves. Nothing is removed.
Running processes see it within seconds.`

export const units: Command = unitsCommand(process.env)

export function unitsCommand(environment: Environment): Command {
  return { summary: "publish a government's units from its files", usage, run: (words, terminal) => run(words, terminal, environment) }
}

async function run(words: readonly string[], terminal: Terminal, environment: Environment): Promise<ExitStatus> {
  const [verb, folder, ...rest] = words.filter((word) => word !== '--json')
  const config = readConfig(environment)
  if (verb !== 'publish' || folder === undefined || rest.length > 0 || 'faults' in config) {
    terminal.complain('faults' in config ? config.faults.join('\n') : usage)
    return 2
  }
  if (!(await isFolder(folder))) {
    terminal.complain(`${folder} is not a folder.`)
    return 1
  }
  try {
    const published = await withDatabase(config.ok, async ({ ownerUrl }) => {
      await prepareDatabase({ ownerUrl, keysDir: config.ok.keysDir, demo: false })
      return publishUnits(ownerUrl, folder)
    })
    await terminal.write(words.includes('--json') ? `${JSON.stringify({ units: published })}\n` : `${published} units published.\n`)
    return 0
  } catch (error) {
    // What is wrong in the files is said in the error's own lines, one for each fault.
    terminal.complain(error instanceof Error ? error.message : String(error))
    return 1
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false)
}
