// Faults of the printed form: cells without a column, columns of lanes that aren't there, rows of steps that carry no words.
import type { Fault } from '../problem.ts'
import type { Sop, Step } from '../sop.ts'

export function formFaults(sop: Sop): Fault[] {
  if (sop.form === null) return []
  const columns = new Set(sop.form.columns.map(({ id }) => id))
  const lanes = new Set(sop.lanes.map(({ id }) => id))
  return [
    ...sop.steps.flatMap((step) => Object.keys(step.cells).filter((cell) => !columns.has(cell)).map((cell) => noColumn(step.id, cell))),
    ...sop.form.columns.flatMap(({ lane }, index) => (lane === undefined || lanes.has(lane) ? [] : [noLane(index, lane)])),
    ...sop.lanes.filter((lane) => lane.mark.as !== 'overlay' && ['above', 'here', 'below'].includes(lane.at) && lane.offices.length === 0).map(({ id }) => noOffice(id)),
    ...sop.steps.flatMap((step) => lists.filter((list) => step.cells[list] !== undefined && !isTyped(step, list)).map((list) => untyped(step.id, list))),
    ...sop.steps.filter(({ mark, cells }) => mark.as === 'printed' && Object.keys(cells).length === 0).map(({ id }) => noRow(id)),
  ]
}

const lists = ['input', 'requirements', 'output'] as const

/** What the form prints as output may also be left behind by one of the step's ways. */
function isTyped(step: Step, list: (typeof lists)[number]): boolean {
  const given = new Set([...step.input, ...step.requirements])
  return step[list].length > 0 || (list === 'output' && step.ways.some(({ origin, needs, makes }) => origin === null && [...needs, ...makes].some((id) => !given.has(id))))
}

function untyped(step: string, list: string): Fault {
  return {
    path: ['steps', step, list],
    id: [`Kolom ${list} tercetak, tetapi langkah ini tidak menuntut hasil apa pun di bagian ${list}.`, `Sebutkan hasilnya di "${list}: [...]".`],
    en: [`The column ${list} is printed, but this step asks for no artefact under ${list}.`, `Name the artefact in "${list}: [...]".`],
  }
}

function noOffice(lane: string): Fault {
  return {
    path: ['lanes', lane],
    id: [`Pelaksana "${lane}" belum punya jabatan, sehingga siapa pun di unit itu boleh bertindak.`, 'Sebutkan jabatannya di "offices: [...]".'],
    en: [`The lane "${lane}" names no office, so that anyone of the unit may act.`, 'Name its offices in "offices: [...]".'],
  }
}

function noColumn(step: string, cell: string): Fault {
  return {
    path: ['steps', step, 'cells', cell],
    id: [`Kolom "${cell}" tidak ada pada formulir.`, 'Pakai nama kolom yang ada di form.columns, atau tambahkan kolomnya di sana.'],
    en: [`The form has no column "${cell}".`, 'Use a column of form.columns, or add it there.'],
  }
}

function noLane(index: number, lane: string): Fault {
  return {
    path: ['form', 'columns', index],
    id: [`Kolom pelaksana menyebut "${lane}", yang tidak ada di bagian lanes.`, 'Perbaiki namanya, atau tambahkan di bagian lanes.'],
    en: [`A column names the lane "${lane}", which is not in lanes.`, 'Correct the name, or add it to lanes.'],
  }
}

function noRow(step: string): Fault {
  return {
    path: ['steps', step],
    id: ['Langkah ini bertanda printed, tetapi barisnya (cells) kosong.', 'Salin baris tabel ke cells, atau beri tanda inferred.'],
    en: ['This step is marked printed, but its row (cells) is empty.', 'Copy the row into cells, or mark it inferred.'],
  }
}
