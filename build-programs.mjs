// Builds the programs that an operator runs, each with what it imports in a few files: Node opens hundreds of small ones slowly.
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))

/** Packages that look for files of their own beside themselves. */
const apart = ['sharp', 'idn-area-data', 'pino', 'pg-native', '@zxcvbn-ts/language-common']

const threads = ['channel/email/receive/parse-thread', 'cli/verify-thread']

/** Fills `folder` with main.js, web.js, worker.js, sender.js, taker.js, cli.js, read-data.js, and the programs of threads. */
export async function buildPrograms(folder = join(root, 'dist')) {
  await build({
    absWorkingDir: root,
    entryPoints: [...['main', 'web', 'worker', 'sender', 'taker', 'cli', 'read-data'].map((name) => ({ in: `src/${name}.ts`, out: name })), ...threads.map((path) => ({ in: `src/${path}.ts`, out: basename(path) }))],
    outdir: folder,
    chunkNames: 'programs/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: apart,
    // Packages of the older kind ask for Node's own modules by require.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    // Names stay: they are what a stack in the log tells.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPrograms(process.argv[2])
