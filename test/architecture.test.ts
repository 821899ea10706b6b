// Holds the shape of the code: which folder may know which, what the pure core may not know, and how long a file may be.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../src/project-root.ts'

const root = projectRoot()
const source = join(root, 'src')

type SourceFile = { readonly path: string; readonly folder: string; readonly text: string; readonly imports: readonly string[] }

const files: readonly SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const text = readFileSync(join(source, name), 'utf8')
    return { path: name, folder: name.split('/')[0] ?? '', text, imports: importsOf(text) }
  })

const product = files.filter((file) => !/\.test\.tsx?$/.test(file.path))

function importsOf(text: string): string[] {
  const statements = /^(?:import|export)\s(?:[\w\s{},*$]*\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '')
}

/** The folder under src/ that an import reaches; the package's name for a package. */
function reached(file: SourceFile, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(source, resolve(dirname(join(source, file.path)), specifier)).split('/')[0] ?? ''
}

/** What each folder may import besides itself; a file directly in src/ counts by its name. */
const mayImport: Record<string, readonly string[]> = {
  calendar: [],
  sop: ['calendar', 'nearest-name.ts', 'yaml', 'zod'],
  report: ['calendar', 'sop', 'node:crypto'],
  privacy: [],
  log: ['node:crypto'],
  // Whoever checks the log shares nothing with whoever writes it: a fault of the one is no fault of the other.
  verify: ['node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:stream', 'node:url', 'node:util', 'node:worker_threads', 'pg'],
}

const forbidden: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  { from: 'store', to: ['app', 'web', 'web.ts', 'worker.ts', 'cli.ts', 'cli', 'text', 'channel'] },
  { from: 'app', to: ['web', 'web.ts', 'worker.ts', 'cli.ts', 'cli', 'text'] },
  { from: 'vault', to: ['app', 'web', 'store', 'text', 'cli'] },
  { from: 'text', to: ['app', 'web', 'store', 'vault'] },
  { from: 'store', to: ['verify'] },
  { from: 'app', to: ['verify'] },
  { from: 'vault', to: ['verify'] },
  { from: 'worker.ts', to: ['web', 'web.ts', 'verify'] },
  { from: 'cli', to: ['web', 'web.ts', 'worker.ts'] },
]

/** Types of what the application needs from outside: who implements one of them must know it. */
const isPorts = (file: SourceFile, specifier: string) => relative(source, resolve(dirname(join(source, file.path)), specifier)) === 'app/ports.ts'

describe('the direction of imports', () => {
  it.each(Object.entries(mayImport))('%s knows only %j', (folder, allowed) => {
    const wrong = product
      .filter((file) => file.folder === folder)
      .flatMap((file) => file.imports.map((specifier) => [file.path, reached(file, specifier)] as const))
      .filter(([, target]) => target !== folder && !allowed.includes(target))
    expect(wrong).toEqual([])
  })

  it.each(forbidden)('$from never imports $to', ({ from, to }) => {
    const wrong = product
      .filter((file) => file.folder === from)
      .flatMap((file) => file.imports.filter((specifier) => !isPorts(file, specifier)).map((specifier) => [file.path, reached(file, specifier)] as const))
      .filter(([, target]) => to.includes(target))
    expect(wrong).toEqual([])
  })

  it('keeps the ports to types', () => {
    const ports = product.find((file) => file.path === 'app/ports.ts')?.text ?? ''
    expect(ports).toMatch(/^export type /m)
    expect(ports.match(/^export (?!type ).*|^import (?!type ).*/gm)).toBeNull()
  })

  it('lets nothing but the entry point import web', () => {
    const wrong = product.filter((file) => file.folder !== 'web' && file.path !== 'web.ts' && file.imports.some((specifier) => reached(file, specifier) === 'web'))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('lets web write only through app', () => {
    const writers = /\b(?:writeReports|commitSingly|commitTogether|insertInto|updateTable|deleteFrom)\b/
    expect(product.filter((file) => file.folder === 'web' && writers.test(file.text)).map((file) => file.path)).toEqual([])
  })
})

describe('the pure core', () => {
  const pure = new Set(['calendar', 'sop', 'report', 'privacy'])
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\brandomBytes\b|\brandomUUID\b|\bconsole\./
  it('knows no clock, no chance, no process and no network', () => {
    const wrong = product.filter((file) => pure.has(file.folder) && impure.test(file.text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')))
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

describe('the product', () => {
  const named = (word: RegExp) => product.filter((file) => !file.path.startsWith('web/enhance/') && word.test(file.text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, ''))).map((file) => file.path).toSorted()

  it('asks nothing of the network but at addresses that the operator set: no link of a sender\'s is ever followed', () => {
    expect(named(/\bfetch\((?!\))|\bhttps?\.(?:request|get)\(|\b(?:net|tls)\.connect\(/)).toEqual(['channel/checkpoint/post-checkpoint.ts', 'vault/log-signing.ts', 'verify/log/log-source.ts'])
    expect(product.filter(({ imports }) => imports.includes('openid-client')).map(({ path }) => path), 'the identity provider that the operator named').toEqual(['account/identity-provider.ts'])
    expect(named(/(?<![.\w])connect\(\w/), 'a socket to the scanner alone').toEqual(['scanner/clamd.ts'])
    for (const path of ['channel/checkpoint/post-checkpoint.ts', 'vault/log-signing.ts']) expect(product.find((file) => file.path === path)?.text, path).toContain("redirect: 'error'")
  })

  it('runs no text as a program, and no shell', () => {
    expect(named(/\beval\(|\bnew Function\(|'node:vm'|\bshell: true/)).toEqual([])
    expect(named(/'node:child_process'/).filter((path) => !/^(?:supervisor\/|store\/embedded\/|process-command\.ts)/.test(path))).toEqual([])
  })

  it('puts nothing into a page past its escaping', () => {
    // Each of these puts there what was made by ours alone: a style sheet, a drawing, the document's own frame.
    expect(named(/dangerouslySetInnerHTML|from 'hono\/html'/)).toEqual(['web/desk/dossier/dossier-document.tsx', 'web/ui/layout.tsx', 'web/ui/procedure-drawing.tsx'])
  })
})

describe('the size and names of files', () => {
  it('keeps every file below 300 lines', () => {
    const long = files.filter((file) => file.text.split('\n').length > 300)
    expect(long.map((file) => `${file.path}: ${file.text.split('\n').length}`)).toEqual([])
  })
  it('names files in kebab-case and folders by what they are about', () => {
    const wrong = files.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.tsx?$/.test(file.path))
    const vague = files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|lib|services?|managers?|index)(?:\/|\.)/.test(file.path))
    expect([...wrong, ...vague].map((file) => file.path)).toEqual([])
  })
  it('opens every file with a sentence that says what it is for', () => {
    const mute = product.filter((file) => !/^(?:\/\/|\/\*)/.test(file.text))
    expect(mute.map((file) => file.path)).toEqual([])
  })
})
