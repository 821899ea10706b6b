// Reads the text of a procedure's file: YAML, then the schema, then the compiler; either a procedure or all that is wrong with it.
import { LineCounter, parseDocument, visit, type Document } from 'yaml'
import { compile } from './compile.ts'
import { problemAt, type Fault, type Problem } from './problem.ts'
import { laidOver, stepsReplaced } from './laid-over.ts'
import { overlaySchema, procedureSchema, type OverlayFile } from './schema.ts'
import { schemaFaults } from './schema-faults.ts'
import type { Sop } from './sop.ts'
import { aliasFault, yamlFault } from './yaml-faults.ts'

/** Overlays only add, and only where they say that they lie over this procedure. `version` is 1 until it is published under another. */
export function parseSop(text: string, file: string, overlays: readonly OverlayFile[] = []): { readonly sop: Sop } | { readonly problems: readonly Problem[] } {
  const read = readSop(text, file, overlays)
  return 'sop' in read ? { sop: read.sop } : read
}

/** As `parseSop`, with the lines at which the parts of the procedure stand. */
export function readSop(text: string, file: string, overlays: readonly OverlayFile[]): { readonly sop: Sop; readonly lineOf: LineOf } | { readonly problems: readonly Problem[] } {
  const yaml = readYaml(text, file)
  if ('problems' in yaml) return yaml
  const checked = procedureSchema.safeParse(yaml.data, { reportInput: true })
  if (!checked.success) return { problems: placed(schemaFaults(checked.error.issues), file, yaml.lineOf) }
  const { sop, faults } = compile(laidOver(checked.data, overlays), stepsReplaced(checked.data, overlays))
  return faults.length > 0 ? { problems: placed(faults, file, yaml.lineOf) } : { sop, lineOf: yaml.lineOf }
}

export function parseOverlay(text: string, file: string): { readonly overlay: OverlayFile } | { readonly problems: readonly Problem[] } {
  const yaml = readYaml(text, file)
  if ('problems' in yaml) return yaml
  const checked = overlaySchema.safeParse(yaml.data, { reportInput: true })
  return checked.success ? { overlay: checked.data } : { problems: placed(schemaFaults(checked.error.issues), file, yaml.lineOf) }
}

export type LineOf = (path: readonly (string | number)[]) => number

type Read = { readonly data: unknown; readonly lineOf: LineOf }

/** The plain data of a YAML file and the line of every place in it. */
export function readYaml(text: string, file: string): Read | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length === 0) {
    const data = plainData(document)
    return data === UNRESOLVED ? { problems: [problemAt(aliasFault, file, () => lines.linePos(lostAlias(document)).line)] } : { data, lineOf: lineFinder(document, lines) }
  }
  // Whatever follows the first is most often its consequence.
  return { problems: document.errors.slice(0, 1).map((error) => problemAt(yamlFault(error), file, () => lines.linePos(error.pos[0]).line)) }
}

const UNRESOLVED = Symbol('unresolved')

/** A name after `*` that nothing before it bears, or that leads to itself too often, is only noticed here. */
function plainData(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError) return UNRESOLVED
    throw error
  }
}

/** Where the first of them stands; the beginning where all of them lead somewhere. */
function lostAlias(document: Document): number {
  let found = 0
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document) !== undefined) return undefined
      found = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return found
}

export function placed(faults: readonly Fault[], file: string, lineOf: LineOf): Problem[] {
  return faults.map((fault) => problemAt(fault, file, lineOf))
}

/** The line of the deepest part of the path that stands in the file. */
function lineFinder(document: Document, lines: LineCounter): LineOf {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isPlaced(node)) return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

function isPlaced(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
