// Watches what a piece of code does to the disk and tells what would be left of it if the power failed now: only what was
// flushed, and only under names whose folders were flushed. The strictest reading of POSIX; most file systems keep more.
import fs from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'

type Node = { /** Everything written so far is on disk. */ flushed: boolean }

export type WatchedDisk = {
  /** Why a file would be gone or empty after a power failure; null when it would be there whole. */
  readonly faultOf: (path: string) => string | null
  /** Stops watching. */
  readonly end: () => void
}

/** What lies in `base` already counts as on disk. Watches promises and synchronous calls alike, in the whole process. */
export async function watchedDisk(base: string): Promise<WatchedDisk> {
  const disk = new Disk(base)
  const restore = [watchHandles(disk, await handlePrototype(base)), watchPromises(disk), watchSynchronous(disk)]
  syncBuiltinESMExports()
  return {
    faultOf: (path) => disk.faultOf(path),
    end: () => {
      for (const undo of restore) undo()
      syncBuiltinESMExports()
    },
  }
}

class Disk {
  readonly #base: string
  /** What is behind each name made since the start, and the names that are on disk. */
  readonly #names = new Map<string, Node>()
  readonly #kept = new Set<string>()

  constructor(base: string) {
    this.#base = base
  }

  made(path: string, node: Node = { flushed: true }): Node {
    if (this.#names.has(path)) return this.#names.get(path) ?? node
    this.#names.set(path, node)
    return node
  }

  nodeAt(path: string): Node | undefined {
    return this.#names.get(path)
  }

  gone(path: string): void {
    this.#names.delete(path)
    this.#kept.delete(path)
  }

  flushed(path: string): void {
    const node = this.#names.get(path)
    if (node !== undefined) node.flushed = true
    for (const name of this.#names.keys()) if (dirname(name) === path) this.#kept.add(name)
  }

  faultOf(path: string): string | null {
    const node = this.#names.get(path)
    if (node === undefined) return `${path} was never made`
    if (!node.flushed) return `the bytes of ${path} are not on disk`
    for (let name = path; name !== this.#base; name = dirname(name)) if (this.#names.has(name) && !this.#kept.has(name)) return `the name ${name} is not on disk`
    return null
  }
}

async function handlePrototype(base: string): Promise<FileHandle> {
  const handle = await open(base, 'r')
  await handle.close()
  return Object.getPrototypeOf(handle) as FileHandle
}

type Method = (...words: never[]) => unknown
type Methods = Record<string, Method>

/** Puts a watcher in front of some functions of an object; the functions themselves still do the work. */
function watch(object: object, watchers: Record<string, (result: unknown, self: unknown, words: readonly unknown[]) => void>): () => void {
  const methods = object as Methods
  const before = Object.keys(watchers).map((name) => [name, methods[name]] as const)
  for (const [name, original] of before) {
    if (original === undefined) throw new Error(`There is no ${name} to watch.`)
    methods[name] = function watched(this: unknown, ...words: never[]) {
      const result = original.apply(this, words)
      if (!(result instanceof Promise)) watchers[name]?.(result, this, words)
      return result instanceof Promise ? result.then((value: unknown) => (watchers[name]?.(value, this, words), value)) : result
    }
  }
  return () => {
    for (const [name, original] of before) if (original !== undefined) methods[name] = original
  }
}

const handlePaths = new WeakMap<object, string>()
const descriptorPaths = new Map<number, string>()

function watchHandles(disk: Disk, prototype: object): () => void {
  const dirty = (_: unknown, self: unknown) => {
    const node = disk.nodeAt(handlePaths.get(self as object) ?? '')
    if (node !== undefined) node.flushed = false
  }
  const flush = (_: unknown, self: unknown) => disk.flushed(handlePaths.get(self as object) ?? '')
  return watch(prototype, { write: dirty, writeFile: dirty, sync: flush, datasync: flush })
}

function watchPromises(disk: Disk): () => void {
  return watch(fs.promises, {
    open: (handle, _self, [path, flags]) => {
      handlePaths.set(handle as object, String(path))
      if (/[wax]/.test(String(flags))) disk.made(String(path))
    },
    ...names(disk),
  })
}

function watchSynchronous(disk: Disk): () => void {
  const named = Object.fromEntries(Object.entries(names(disk)).map(([name, watcher]) => [`${name}Sync`, watcher]))
  return watch(fs, {
    openSync: (descriptor, _self, [path, flags]) => {
      descriptorPaths.set(Number(descriptor), String(path))
      if (/[wax]/.test(String(flags))) disk.made(String(path))
    },
    writeSync: (_result, _self, [descriptor]) => {
      const node = disk.nodeAt(descriptorPaths.get(Number(descriptor)) ?? '')
      if (node !== undefined) node.flushed = false
    },
    fsyncSync: (_result, _self, [descriptor]) => disk.flushed(descriptorPaths.get(Number(descriptor)) ?? ''),
    ...named,
  })
}

function names(disk: Disk): Record<string, (result: unknown, self: unknown, words: readonly unknown[]) => void> {
  return {
    mkdir: (first, _self, [path, options]) => {
      const isDeep = typeof options === 'object' && options !== null && 'recursive' in options && options.recursive === true
      if (!isDeep) disk.made(String(path))
      else if (typeof first === 'string') for (let made = String(path); made.length >= first.length; made = dirname(made)) disk.made(made)
    },
    link: (_result, _self, [from, to]) => void disk.made(String(to), disk.nodeAt(String(from))),
    rename: (_result, _self, [from, to]) => {
      const node = disk.nodeAt(String(from))
      disk.gone(String(from))
      disk.gone(String(to))
      disk.made(String(to), node)
    },
    unlink: (_result, _self, [path]) => disk.gone(String(path)),
    rm: (_result, _self, [path]) => disk.gone(String(path)),
  }
}
