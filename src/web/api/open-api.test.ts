import { expect, it } from 'vitest'
import { openApiDocument } from './open-api.ts'

it('points only at schemas that the document holds', () => {
  const text = JSON.stringify(openApiDocument('http://localhost:3000'))
  const document = JSON.parse(text) as { components: { schemas: Record<string, unknown> } }
  const pointers = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(pointers.length).toBeGreaterThan(5)
  for (const pointer of pointers) expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(pointer)
})
