// The checks that need no running program: types and style.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { modules, root, say } from './project.mjs'

const all = [
  { name: 'types', script: 'typescript/bin/tsc', words: ['-p', 'tsconfig.test.json'] },
  { name: 'types of the pages’ scripts', script: 'typescript/bin/tsc', words: ['-p', 'src/web/enhance'] },
  { name: 'style', script: 'oxlint/bin/oxlint', words: ['--quiet'] },
]

/** The names of the checks that failed; what they found is on standard error. */
export function checks() {
  return all.filter(({ name, script, words }) => {
    const { status } = spawnSync(process.execPath, [join(modules, script), ...words], { cwd: root, stdio: ['ignore', 2, 2] })
    say(`${status === 0 ? '✓' : '✗'} ${name}`)
    return status !== 0
  }).map(({ name }) => name)
}
