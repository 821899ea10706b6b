// The shapes of the programming interface: each schema checks what comes in, types what goes out and documents both.
import { z } from 'zod'
import { CLASSIFICATIONS } from '../../sop/vocabulary.ts'
import { TEXT_LIMITS } from '../public/report-form-values.ts'

const text = (most: number) => z.string().max(most)

export const newReport = z
  .strictObject({
    government: z.string().describe('Code of the government, from /api/v1/governments'),
    classification: z.enum(CLASSIFICATIONS).describe('What kind of report it is (klasifikasi)'),
    title: text(TEXT_LIMITS.subject).min(1),
    description: text(TEXT_LIMITS.description).min(1),
    occurredOn: z.iso.date().optional().describe('Day of what happened'),
    time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/).optional().describe('Time of day of what happened'),
    district: z.string().optional().describe('Kemendagri code of the district (kecamatan)'),
    village: text(TEXT_LIMITS.village).optional(),
    place: text(TEXT_LIMITS.place).optional().describe('Place in the own words'),
    agency: z.string().optional().describe('Code of the agency it is meant for, from /api/v1/governments'),
    hope: text(TEXT_LIMITS.hope).optional().describe('What the reporter hopes for'),
    anonymous: z.boolean().optional().describe('Hide the identity from agency and public (anonim)'),
    secret: z.boolean().optional().describe('Hide the whole report from the public (rahasia)'),
    contact: z
      .strictObject({
        name: text(TEXT_LIMITS.name).optional(),
        phone: text(TEXT_LIMITS.phone).optional(),
        email: text(TEXT_LIMITS.email).optional(),
        address: text(TEXT_LIMITS.address).optional(),
      })
      .optional(),
  })

export type NewReport = z.output<typeof newReport>

const nextStep = z
  .object({
    who: z.string().describe('Who owes the next move'),
    what: z.string().describe('What they must do'),
    why: z.string().describe('From when the time counts, how long, laid down where'),
    due: z.iso.datetime({ offset: true }).nullable().describe('When it falls due; null where no time is laid down'),
  })

export const receipt = z
  .object({
    number: z.string().describe('Public number'),
    code: z.string().describe('Secret code: whoever has it is the reporter. It is not kept and can\'t be sent again'),
    receivedAt: z.iso.datetime({ offset: true }),
    promise: z.string().nullable().describe('Signed note: this report will stand in the public log. Null while nothing is signed'),
    next: nextStep.nullable(),
  })

const publicNextStep = nextStep.extend({ due: z.iso.date().nullable().describe('Day on which it falls due; null where no time is laid down') })

export const publicReport = z
  .object({
    number: z.string(),
    classification: z.enum(CLASSIFICATIONS),
    government: z.string().describe('Code'),
    unit: z.string().describe('Name of the unit at work'),
    stage: z.enum(['written', 'verified', 'handled', 'answered', 'closed']),
    outcome: z.enum(['settled', 'withdrawn', 'archived', 'not-followed-up', 'handed-over']).nullable().describe('How it ended; null while it is open'),
    area: z.string().nullable().describe('Kemendagri code of the district (kecamatan) where it happened; null where none was given'),
    receivedOn: z.iso.date(),
    next: publicNextStep.nullable(),
  })

export const governments = z
  .object({
    governments: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        synthetic: z.boolean().describe('Demonstration data'),
        agencies: z.array(z.object({ code: z.string(), name: z.string() })),
        districts: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  })

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional().describe('One sentence for each field'),
    proof: z.object({ idempotencyKey: z.string(), challenge: z.string(), parts: z.int(), bits: z.int() }).optional()
      .describe('Work asked for: a nonce for each part 0, 1, … so that SHA-256 of challenge.part.nonce begins with so many zero bits; sent as Proof-Solution with dots between them'),
    reference: z.string().optional().describe('Under which a fault of ours is logged'),
  })

export type Problem = z.output<typeof problem>
