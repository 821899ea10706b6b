// Makes sure that what is started is what the sources say.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/project-root.ts'

/** Does nothing when it is built, as after `npm test` has begun. @throws with the words of the compiler. */
export async function builtProduct(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(projectRoot(), 'build.mjs')], { cwd: projectRoot() })
}
