// The command line: `tuntas <command> [--json]`. Each command is a file under cli/, loaded when it is asked for.
import { once } from 'node:events'
import type { Command, ExitStatus, Terminal } from './cli/command.ts'
import { nearestName } from './nearest-name.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  due: async () => (await import('./cli/due.ts')).due,
  keys: async () => (await import('./cli/keys.ts')).keys,
  officers: async () => (await import('./cli/officers.ts')).officers,
  log: async () => (await import('./cli/log.ts')).log,
  vault: async () => (await import('./cli/vault.ts')).vault,
  verify: async () => (await import('./cli/verify.ts')).verify,
  units: async () => (await import('./cli/units.ts')).units,
  sop: async () => (await import('./cli/sop.ts')).sop,
}

/** Runs the command that the words name. */
async function runCommand([name, ...words]: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  if (name === undefined) {
    terminal.complain(await usage())
    return 2
  }
  if (name === '--help' || name === 'help') return tell(await usage(), terminal)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    const near = nearestName(name, Object.keys(commands))
    terminal.complain(`There is no command "${name}".${near === undefined ? '' : ` Perhaps you mean "${near}".`}\n\n${await usage()}`)
    return 2
  }
  const command = await load()
  return words.includes('--help') ? tell(command.usage, terminal) : command.run(words, terminal)
}

async function tell(text: string, terminal: Terminal): Promise<ExitStatus> {
  await terminal.write(`${text}\n`)
  return 0
}

async function usage(): Promise<string> {
  const lines = await Promise.all(Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(12)}${(await load()).summary}`))
  return `tuntas <command> [options]\n\n${lines.join('\n')}\n\ntuntas <command> --help says more.`
}

const terminal: Terminal = {
  input: process.stdin,
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  complain: (text) => {
    process.stderr.write(`${text}\n`)
  },
}

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCommand(process.argv.slice(2), terminal)
