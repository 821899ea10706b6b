// The JSON Schema of definition files, so that an editor completes entries and explains them while they are typed.
import { z } from 'zod'
import { overlaySchema, procedureSchema } from './schema.ts'
import { storiesSchema } from './story.ts'

/** Draft 2020-12. */
export function definitionSchema(what: 'procedure' | 'stories'): unknown {
  return z.toJSONSchema(what === 'stories' ? storiesSchema : z.union([procedureSchema, overlaySchema]), { reused: 'ref' })
}
