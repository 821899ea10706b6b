// The load rig: starts its own servers, plays scenarios on them, checks that what was done is right, and says how fast it was.
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readArguments, usage, type BenchArguments } from './arguments.ts'
import { machineFacts } from './measure/machine.ts'
import { NO_MEMORY, outcomeOf, outcomeTables, type Outcome } from './outcome.ts'
import type { Scenario, ScenarioResult } from './scenario.ts'
import { chosenScenarios } from './scenarios.ts'
import { cleanUpOnSignals, newCleanup, type Cleanup } from './server/cleanup.ts'
import { setStage, type Stage } from './server/stage.ts'
import { countStatements, writeStatements } from './statement-statistics.ts'

process.exitCode = await main(process.argv.slice(2))

/** The exit status: 0 when all checks held, 1 when not, 2 for words that can't be understood. */
async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words)
  if ('help' in read) return wrong(usage, 0)
  if ('fault' in read) return wrong(`${read.fault}\n${usage}`, 2)
  const choice = chosenScenarios(read.ok.only)
  if ('fault' in choice) return wrong(choice.fault, 2)
  const cleanup = newCleanup()
  cleanUpOnSignals(cleanup)
  try {
    const outcome = await play(cleanup, read.ok, choice.chosen)
    process.stdout.write(read.ok.json ? `${JSON.stringify(outcome)}\n` : outcomeTables(outcome))
    return outcome.problems.length === 0 ? 0 : 1
  } finally {
    await cleanup.run()
  }
}

async function play(cleanup: Cleanup, words: BenchArguments, chosen: readonly (readonly [string, Scenario])[]): Promise<Outcome> {
  const profile = words.profile === null ? null : resolve(words.profile)
  if (profile !== null) await mkdir(profile, { recursive: true })
  const needsStage = words.reports > 0 || chosen.some(([, { needs }]) => needs === 'product')
  const stage = needsStage ? await setStage(cleanup, { reports: words.reports, profile, say }) : null
  if (stage !== null && profile !== null) await countStatements(stage.client)
  const results: ScenarioResult[] = []
  for (const [name, scenario] of chosen) {
    say(`Scenario ${name}`)
    results.push(await scenario.run({ seconds: words.seconds, runs: words.runs, arguments: words, stage: () => required(stage), say }))
  }
  if (stage !== null && profile !== null) await writeStatements(stage.client, profile)
  return outcomeOf(results, {
    machine: await machineFacts(stage),
    reports: words.reports,
    loaded: stage?.loaded ?? null,
    memory_mb: stage?.memory.most() ?? NO_MEMORY,
    database_mb: stage === null ? null : await databaseSize(stage),
  })
}

async function databaseSize({ client }: Stage): Promise<number> {
  const { rows } = await client.query<{ mb: number }>('select round(pg_database_size(current_database()) / 1048576.0, 1)::float as mb')
  return rows[0]?.mb ?? 0
}

function required(stage: Stage | null): Stage {
  if (stage === null) throw new Error('A scenario asked for servers without saying that it needs them.')
  return stage
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

function wrong(words: string, status: number): number {
  say(words)
  return status
}
