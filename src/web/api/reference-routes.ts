// What a client needs to fill in a report: the governments served, their agencies and districts. And the document of the interface.
import type { Mount } from '../mount.ts'
import type { Web } from '../web.ts'
import { openApiDocument } from './open-api.ts'

export function apiReferenceRoutes(web: Web, mount: Mount): void {
  mount('apiGovernments', (c) => {
    const reference = web.reference.get()
    c.header('Cache-Control', 'no-cache')
    return c.json({
      governments: reference.governments.map(({ id, code, name, region }) => ({
        code,
        name,
        synthetic: reference.synthetic,
        agencies: reference.agenciesOf(id).map((agency) => ({ code: agency.code, name: agency.name })),
        districts: region === null ? [] : reference.regionsIn(region).map((district) => ({ code: district.code, name: district.name })),
      })),
    })
  })
  const document = openApiDocument(web.config.baseUrl)
  mount('openApi', (c) => c.json(document))
}
