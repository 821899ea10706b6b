// The OpenAPI 3.1 document, put together from the schemas that the handlers check with.
import { z } from 'zod'
import * as schemas from './schemas.ts'

/** Version of the interface; the address carries its first part. */
const VERSION = '1.0.0'

const named = { NewReport: schemas.newReport, Receipt: schemas.receipt, PublicReport: schemas.publicReport, Governments: schemas.governments, Problem: schemas.problem }

export function openApiDocument(baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tuntas',
      version: VERSION,
      description: 'Take reports to a government and read their public course. No account is needed. Answers to people are in Indonesian, or in English with ?bahasa=en.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    paths: {
      '/api/v1/reports': { post: submitOperation() },
      '/api/v1/reports/{number}': { get: publicReportOperation() },
      '/api/v1/governments': { get: { operationId: 'listGovernments', summary: 'Governments served here', responses: { 200: answer('Governments, agencies and districts', 'Governments') } } },
    },
    components: { schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, jsonSchema(schema)])) },
  }
}

function submitOperation() {
  return {
    operationId: 'submitReport',
    summary: 'Send a report',
    description: 'With an Idempotency-Key the same report can be sent again after a broken connection: it is taken in once and the receipt is the same.',
    parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' }, description: 'A UUID of version 7 made by the client' },
      ...['Proof-Challenge', 'Proof-Solution'].map((name) => ({ name, in: 'header', required: false, schema: { type: 'string' }, description: 'What an answer 428 asked for' }))],
    requestBody: { required: true, content: { 'application/json': { schema: reference('NewReport') } } },
    responses: {
      200: answer('Taken in before: the same receipt', 'Receipt'),
      201: answer('Taken in: on disk before this answer', 'Receipt'),
      409: refusal('The key was used with other content'),
      413: refusal('Too large'),
      415: refusal('Not JSON'),
      422: refusal('Some fields need correcting'),
      428: refusal('Many reports come at once: to be sent again with the work that proof describes, or with its challenge alone once Retry-After is over'),
      429: refusal('Too many from one network; Retry-After says when to try again'),
      503: refusal('Not there for now; send it again with the same key'),
    },
  }
}

function publicReportOperation() {
  return {
    operationId: 'readPublicReport',
    summary: 'A report as the public may see it',
    parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: answer('The course of the report', 'PublicReport'), 404: refusal('No such report, or none that the public may know of'), 429: refusal('Too many from one network; Retry-After says when to try again') },
  }
}

function answer(description: string, schema: keyof typeof named) {
  return { description, content: { 'application/json': { schema: reference(schema) } } }
}

function refusal(description: string) {
  return { description, content: { 'application/problem+json': { schema: reference('Problem') } } }
}

function reference(schema: keyof typeof named) {
  return { $ref: `#/components/schemas/${schema}` }
}

/** Nested named schemas are written out where they stand. */
function jsonSchema(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { reused: 'inline' }) as Record<string, unknown>
  return rest
}
