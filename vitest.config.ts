import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first: begun last, it would run alone, and a core would idle. */
const LONGEST = ['chaos/kill', 'desk/rembang-journey', 'desk/journey', 'runtime/supervisor', 'web/look', 'desk/three-levels', 'web/enhance', 'web/procedures', 'runtime/embedded', 'calendar/oracle']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (LONGEST.findIndex((name) => moduleId.includes(name)) + LONGEST.length + 1) % (LONGEST.length + 1)
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    projects: [
      // Beside the code stand tests of functions: nothing of one can be seen by another, and a process for each takes longer than most of them.
      { extends: true, test: { name: 'functions', include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'product', include: ['test/**/*.test.{ts,tsx}'] } },
    ],
    globalSetup: 'test/global-setup.ts',
    // One less than the cores is the default, which leaves a core idle while servers start and browsers wait.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
})
