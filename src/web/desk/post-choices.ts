// What a post can be chosen from: the own government's units, and the offices that procedures name.
import { frameOf } from '../frame-of.ts'
import type { RequestContext, Web } from '../web.ts'
import { administratorAtWork } from './officer-at-work.ts'
import type { PostChoices } from './officer-forms.tsx'
import { officeOptions } from './post-names.ts'
import { unitOptions } from './unit-options.ts'
import { unitTree } from './unit-tree.ts'

export function postChoices(web: Web, c: RequestContext): PostChoices {
  return { units: unitOptions(unitTree(web.reference.get(), administratorAtWork(c).government)), offices: officeOptions(web, frameOf(web, c).t) }
}
