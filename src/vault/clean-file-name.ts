// A file's name as it may be shown and offered again: without folders, hidden characters and tricks of direction.
import { cleanLine } from '../privacy/clean-text.ts'
import { EVIDENCE_LIMITS } from './evidence-limits.ts'

const NAMELESS = 'berkas'

/** At most 120 UTF-16 units, the extension kept. Names are sealed like other words and never become a name on disk. */
export function cleanFileName(name: string): string {
  const last = name.slice(-4096).split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const clean = cleanLine(last.replace(/\p{Cf}/gu, '')).replace(/["*:<>?|]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  return clean === '' ? NAMELESS : shortened(clean)
}

function shortened(name: string): string {
  if (name.length <= EVIDENCE_LIMITS.nameLength) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.slice(0, EVIDENCE_LIMITS.nameLength - extension.length - 1).replace(/[\ud800-\udbff]$/, '') + '…' + extension
}
