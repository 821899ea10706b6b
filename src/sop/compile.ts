// Makes a procedure out of a file whose shape is right: fills in what was left out and finds names that lead nowhere.
import { parseBudget } from '../calendar/parse-budget.ts'
import { ladderOf } from './compile-ladder.ts'
import { unknownNames } from './unknown-names.ts'
import type { Fault } from './problem.ts'
import type { CaseFile, ConditionFile, MarkFile, ProcedureFile, StepFile, TimeFile, WayFile } from './schema.ts'
import type { Artefact, Case, Condition, Effect, Form, Lane, Mark, RecordKept, Rules, Sop, Step, Time, Way } from './sop.ts'

type Path = readonly (string | number)[]

/** `late` is what follows, and `pauses` the kinds that stand still in a hold, where a time says nothing of its own. */
type Found = { readonly faults: Fault[]; readonly late: CaseFile | readonly CaseFile[]; readonly pauses: readonly string[] }

/** `replaced` are steps of overlays in whose place the procedure has one of its own. */
export function compile(file: ProcedureFile, replaced: ReadonlyMap<string, string> = new Map()): { readonly sop: Sop; readonly faults: readonly Fault[] } {
  const found: Found = { faults: [], late: file.rules?.late ?? [], pauses: file.rules?.pauses ?? [] }
  const sop: Sop = {
    id: file.procedure,
    version: 1,
    title: file.title,
    handles: file.handles,
    form: file.form === undefined ? null : formOf(file.form),
    lanes: entries(file.lanes).map(([id, lane]): Lane => ({ id, label: lane.label, at: lane.at, offices: lane.offices ?? [], mark: markOf(found, lane, ['lanes', id]) })),
    offices: file.offices ?? {},
    artefacts: entries(file.artefacts ?? {}).map(([id, artefact]): Artefact => ({
      id,
      type: artefact.type,
      forReporter: artefact.audience === 'reporter',
      ...(artefact.ready !== undefined && { ready: artefact.ready }),
      ...(artefact.draft !== undefined && { draft: artefact.draft }),
      label: artefact.label,
      parts: artefact.parts ?? [],
      options: entries(artefact.options ?? {}).map(([option, label]) => ({ id: option, label })),
      mark: markOf(found, artefact, ['artefacts', id]),
    })),
    steps: entries(file.steps).map(([id, step]) => stepOf(found, id, step)),
    begins: file.begins.above === undefined ? { here: file.begins.here } : { above: file.begins.above, here: file.begins.here },
    times: entries(file.times ?? {}).map(([id, time]) => timeOf(found, time, { id, scope: 'report', isDuty: false, path: ['times', id] })),
    rules: rulesOf(found, file),
    records: entries(file.records ?? {}).map(([id, record]): RecordKept => ({
      id,
      label: record.label,
      rhythm: record.rhythm === undefined ? null : budgetOf(found, record.rhythm, ['records', id, 'rhythm']),
      mark: markOf(found, record, ['records', id]),
    })),
  }
  return { sop, faults: [...found.faults, ...unknownNames(sop, replaced)] }
}

function stepOf(found: Found, id: string, step: StepFile): Step {
  const path = ['steps', id]
  return {
    id,
    no: step.no ?? null,
    stage: step.stage,
    label: step.label,
    ...(step.plain !== undefined && { plain: step.plain }),
    lanes: step.lanes ?? (step.lane === undefined ? [] : [step.lane]),
    ...(step['lane-inferred'] !== undefined && { lanesInferred: step['lane-inferred'] }),
    input: step.input ?? [],
    requirements: step.requirements ?? [],
    output: step.output ?? [],
    cells: step.cells ?? {},
    beside: step.beside ?? [],
    lasts: step.lasts ?? 'turn',
    once: step.once ?? false,
    when: conditionOf(step.when),
    automatic: step.automatic ?? false,
    outside: step.outside ?? false,
    afterwards: step.afterwards ?? false,
    rhythm: step.rhythm === undefined ? null : budgetOf(found, step.rhythm, [...path, 'rhythm']),
    times: entries(step.times ?? {}).map(([name, time]) => timeOf(found, time, { id: `${id}/${name}`, scope: 'step', isDuty: step.beside !== undefined, path: [...path, 'times', name] })),
    ways: entries(step.ways ?? {}).map(([name, way]) => wayOf(found, name, way, step, [...path, 'ways', name])),
    outcomes: Object.fromEntries(entries(step.outcomes ?? {}).map(([outcome, then]) => [outcome, casesOf(found, then ?? [], [...path, 'outcomes', outcome])])),
    join: step.join ?? 'lead',
    onReply: casesOf(found, step['on-reply'] ?? [], [...path, 'on-reply']),
    tell: step.tell ?? [],
    mark: markOf(found, step, path),
    origin: step.origin ?? null,
  }
}

type TimePlace = { readonly id: string; readonly scope: Time['scope']; readonly isDuty: boolean; readonly path: Path }

function timeOf(found: Found, time: TimeFile, { id, scope, isDuty, path }: TimePlace): Time {
  return {
    id,
    kind: time.kind ?? 'step',
    scope: time.scope ?? scope,
    budget: budgetOf(found, time.budget, [...path, 'budget']),
    from: time.from ?? 'step',
    ends: time.ends ?? 'office',
    when: conditionOf(time.when),
    pauses: time.pauses ?? (scope !== 'report' && !isDuty && found.pauses.includes(time.kind ?? 'step')),
    pausesBy: time.pauses === undefined ? 'rule' : 'itself',
    owes: time.owes ?? null,
    // Time to settle a report has done its work once the reporter was answered.
    until: time.until ?? (time.kind === 'settle' ? 'answered' : 'end'),
    late: time.missed === undefined,
    missed: casesOf(found, time.missed ?? found.late, [...path, 'missed']),
    mark: markOf(found, time, path),
    origin: time.origin ?? null,
  }
}

function wayOf(found: Found, id: string, way: WayFile, step: StepFile, path: Path): Way {
  const direct = effectsOf(way)
  if (direct.length + (way.then === undefined ? 0 : 1) !== 1) found.faults.push(oneEffect(path))
  const then = way.then === undefined ? direct.slice(0, 1).map((effect) => ({ when: {}, effect, tell: [], mark: null })) : casesOf(found, way.then, [...path, 'then'])
  return {
    id,
    label: way.label,
    ...(way.past !== undefined && { past: way.past }),
    lanes: way.lanes ?? [],
    ...artefactsOf(way, step, then),
    sets: way.sets ?? [],
    when: conditionOf(way.when),
    notBy: way['not-by'] ?? null,
    completes: way.completes ?? false,
    answers: way.answers ?? null,
    binding: way.binding ?? false,
    delivers: way.delivers ?? false,
    comments: way.comments ?? false,
    ...(way.opens === true && { opens: true as const }),
    ...(way.corrects === true && { corrects: true as const }),
    unsatisfied: way.unsatisfied ?? false,
    then,
    tell: way.tell ?? [],
    mark: markOf(found, way, path),
    origin: way.origin ?? null,
  }
}

const leaving: readonly Effect['do'][] = ['go', 'finish', 'done', 'up', 'outside']

/** Who leaves a step by finishing it needs what the step starts from, and leaves its output behind. */
function artefactsOf(way: WayFile, step: StepFile, then: readonly Case[]): Pick<Way, 'needs' | 'makes'> {
  const finishes = way.early !== true && then.some(({ effect }) => leaving.includes(effect.do))
  const makes = new Set([...(finishes ? (step.output ?? []) : []), ...(way.answers === undefined ? [] : [way.answers])])
  const needs = new Set([...(way.needs ?? []), ...(finishes ? [...(step.input ?? []), ...(step.requirements ?? [])] : [])])
  return { needs: [...needs].filter((id) => !makes.has(id)), makes: [...makes] }
}

function casesOf(found: Found, then: CaseFile | readonly CaseFile[], path: Path): Case[] {
  const list = Array.isArray(then) ? (then as readonly CaseFile[]) : [then as CaseFile]
  return list.flatMap((one, index) => {
    const [effect, ...more] = effectsOf(one)
    if (effect === undefined || more.length > 0) {
      found.faults.push(oneEffect(list.length === 1 ? path : [...path, index]))
      return []
    }
    return [{ when: conditionOf(one.when), effect, tell: one.tell ?? [], mark: markOf(found, one, list.length === 1 ? path : [...path, index]) }]
  })
}

function effectsOf(from: CaseFile | WayFile): Effect[] {
  const effects: (Effect | null)[] = [
    from.stay === true ? { do: 'stay' } : null,
    from.done === true ? { do: 'done' } : null,
    from.go === undefined ? null : { do: 'go', step: from.go },
    from.hold === undefined ? null : { do: 'hold', step: from.hold },
    from.resume === true ? { do: 'resume' } : null,
    from.finish === undefined ? null : { do: 'finish', outcome: from.finish },
    from.up === undefined ? null : { do: 'up', body: from.up },
    from.outside === undefined ? null : { do: 'outside', body: from.outside },
    from.again === true ? { do: 'again' } : null,
    from.same === true ? { do: 'same' } : null,
  ]
  return effects.filter((effect) => effect !== null)
}

function conditionOf(condition: ConditionFile | undefined): Condition {
  return Object.fromEntries(entries(condition ?? {}).map(([key, value]) => [key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), value]))
}

function budgetOf(found: Found, text: string, path: Path): Time['budget'] {
  const read = parseBudget(text)
  if ('budget' in read) return read.budget
  found.faults.push({
    path,
    id: [`"${text}" bukan lama waktu.`, 'Tulis angka dan satuan: 3d (hari), 5wd (hari kerja), 30omin (menit kerja), 2oh (jam kerja), 72h (jam), 1mo (bulan); rentang 10-20omin.'],
    en: [`"${text}" is no length of time.`, 'Write a number and a unit: 3d (days), 5wd (working days), 30omin (office minutes), 2oh (office hours), 72h (hours), 1mo (months); a range 10-20omin.'],
  })
  return { n: 0, unit: 'd' }
}

function markOf(found: Found, from: MarkFile, path: Path): Mark {
  const marks = (['printed', 'inferred', 'overlay'] as const).flatMap((as) => (from[as] === undefined ? [] : [{ as, source: from[as] }]))
  const [mark] = marks
  if (mark === undefined || marks.length > 1) {
    found.faults.push({
      path,
      id: ['Asal aturan ini belum jelas.', 'Beri tepat satu tanda: printed (kalimat tercetak), inferred (alasan disimpulkan) atau overlay (dasar hukum).'],
      en: ['It isn\'t clear where this rule comes from.', 'Give exactly one mark: printed (the printed words), inferred (why it was read into it) or overlay (its legal basis).'],
    })
  }
  return mark ?? { as: 'inferred', source: '' }
}

function oneEffect(path: Path): Fault {
  return {
    path,
    id: ['Akibatnya belum jelas: harus ada tepat satu.', 'Tulis salah satu: go, finish, hold, resume, up, outside, again, same, stay, done, atau daftar then.'],
    en: ['What follows isn\'t clear: there must be exactly one effect.', 'Write one of: go, finish, hold, resume, up, outside, again, same, stay, done, or a list under then.'],
  }
}

function rulesOf(found: Found, file: ProcedureFile): Rules {
  const ladder = ladderOf(file.rules?.ladder ?? {}, { condition: conditionOf, mark: (rung, path) => markOf(found, rung, path), fault: (fault) => void found.faults.push(fault) })
  return { ladder, pauses: file.rules?.pauses ?? [], identity: file.rules?.identity ?? false, reopens: definedOnly(file.rules?.reopens ?? {}), outside: file.rules?.outside ?? null }
}

function formOf(form: NonNullable<ProcedureFile['form']>): Form {
  return {
    number: form.number,
    heads: form.heads,
    identity: form.identity,
    columns: form.columns.map(({ id, label, lane }) => (lane === undefined ? { id, label } : { id, label, lane })),
    notes: form.notes ?? [],
  }
}

function definedOnly<Key extends string, Value>(record: { readonly [key in Key]?: Value | undefined }): { [key in Key]?: Value } {
  return Object.fromEntries(entries(record).filter(([, value]) => value !== undefined)) as { [key in Key]?: Value }
}

function entries<Value>(record: { readonly [key: string]: Value }): [string, Value][] {
  return Object.entries(record)
}
