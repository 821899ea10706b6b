// Leads a line of a stack back from the built program to the source it was built from.
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Null for files without a map. Read when the first error is outlined: Node's own way reads all of them at every start, for most of a second. */
const maps = new Map<string, SourceMap | null>()

/** The line as it is where no map tells better. */
export function sourcePlace(line: string): string {
  return line.replace(/([^\s()]+\.js):(\d+):(\d+)(?=\)?$)/, (built, address: string, row: string, column: string) => {
    const file = address.startsWith('file:') ? fileURLToPath(address) : address
    const origin = mapOf(file)?.findOrigin(Number(row), Number(column))
    if (origin === undefined || !('fileName' in origin)) return built
    return `${resolve(dirname(file), origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`
  })
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file)
  if (known !== undefined) return known
  const map = readMap(file)
  maps.set(file, map)
  return map
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0])
  } catch {
    return null
  }
}
