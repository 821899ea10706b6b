// A procedure that a government has signed, parsed and compiled with the overlays laid over it: plain data, JSON-serialisable.
import type { Budget } from '../calendar/budget.ts'
import type { Anchor, ArtefactType, Body, Channel, Classification, HoldingOutcome, Nature, Place, ReadyText, Stage, Template } from './vocabulary.ts'

export type SopRef = { readonly id: string; readonly version: number }

/** Text in the official's language and in English. */
export type Words = { readonly id: string; readonly en: string }

/** Whether a clause stands in the signed document, was read into it, or comes from the law or a rule of ours; and where. */
export type Mark = { readonly as: 'printed' | 'inferred' | 'overlay'; readonly source: string }

export type Sop = SopRef & {
  readonly title: Words
  readonly handles: readonly Classification[]
  /** The identity block and the table's columns, as printed; null for a procedure that nobody has signed (custody outside). */
  readonly form: Form | null
  readonly lanes: readonly Lane[]
  readonly offices: Readonly<Record<string, Words>>
  readonly artefacts: readonly Artefact[]
  /** In the order of the form. */
  readonly steps: readonly Step[]
  /** The step at which a holding begins, by where its unit stands. */
  readonly begins: { readonly above?: string; readonly here: string }
  /** Clocks of the report itself, which no hand-over restarts. */
  readonly times: readonly Time[]
  readonly rules: Rules
  /** What is recorded and reported, over all reports. */
  readonly records: readonly RecordKept[]
}

/** Which part of a procedure a holding runs: the lanes of its own level. */
export type Level = 'above' | 'here' | 'below'

/** `rhythm` is null for what is kept report by report. */
export type RecordKept = { readonly id: string; readonly label: Words; readonly rhythm: Budget | null; readonly mark: Mark }

export type Lane = {
  readonly id: string
  /** The column head as printed. */
  readonly label: string
  readonly at: Place
  /** Offices that may act in it; empty for anyone of the unit. */
  readonly offices: readonly string[]
  readonly mark: Mark
}

export type Artefact = {
  readonly id: string
  readonly type: ArtefactType
  /** The reporter reads it too, where the way that keeps it tells them; versions published before this was asked don't say. */
  readonly forReporter?: boolean
  /** What stands ready to be copied beside it. */
  readonly ready?: ReadyText
  readonly label: Words
  /** The artefact whose words its field begins with: what was drafted and approved for it. */
  readonly draft?: string
  /** What a document must hold, each a heading of its own. */
  readonly parts: readonly string[]
  /** For a choice. */
  readonly options: readonly { readonly id: string; readonly label: Words }[]
  readonly mark: Mark
}

export type Step = {
  readonly id: string
  /** The number as printed; null where none is. */
  readonly no: string | null
  readonly stage: Stage
  readonly label: Words
  /** What goes on in it, in a sentence for reporter and public; versions published before this was asked don't say. */
  readonly plain?: Words
  readonly lanes: readonly string[]
  /** Why the lanes were read into it, where their mark in the printed column is lost. */
  readonly lanesInferred?: string
  /** Artefacts that must be there before the step can be finished: what it starts from, what it requires, what it makes. */
  readonly input: readonly string[]
  readonly requirements: readonly string[]
  readonly output: readonly string[]
  /** The row of the form as printed, by column; empty for a step that isn't printed. */
  readonly cells: Readonly<Record<string, string>>
  /** Main steps beside which this one runs as a duty; empty for a main step. */
  readonly beside: readonly string[]
  /** A duty that is no longer owed once its main step is left; others last as long as the turn. */
  readonly lasts: 'step' | 'turn'
  /** A duty that is done once only, however often its main step is entered again. */
  readonly once: boolean
  /** Entered only when this holds. */
  readonly when: Condition
  /** Passed by the system as soon as it is entered. */
  readonly automatic: boolean
  /** The report is with a body outside, or on its way there. */
  readonly outside: boolean
  /** May be done after the report is closed. */
  readonly afterwards: boolean
  /** How often it is done where it hangs on no report (publication once a month); null for a step of a report. */
  readonly rhythm: Budget | null
  readonly tell: readonly Tell[]
  readonly times: readonly Time[]
  readonly ways: readonly Way[]
  /** For a step of a level below: what follows when the unit there has ended its turn. */
  readonly outcomes: Readonly<Partial<Record<HoldingOutcome | 'otherwise', readonly Case[]>>>
  /** Whose answer ends the step: the lead's, or every unit's. */
  readonly join: 'lead' | 'all'
  /** What follows when the reporter writes while the step lasts. */
  readonly onReply: readonly Case[]
  readonly mark: Mark
  /** The overlay that brought it; null for the procedure's own. */
  readonly origin: string | null
}

export type Time = {
  /** Unique in the procedure. */
  readonly id: string
  /** `step`, `settle`, `first-notice`, `outer`, `completion`, `silence`, … */
  readonly kind: string
  readonly scope: 'step' | 'holding' | 'report'
  readonly budget: Budget
  readonly from: Anchor
  readonly ends: 'office' | 'citizen'
  readonly when: Condition
  /** Stands still while the holding waits in a hold. */
  readonly pauses: boolean
  /** That it stands still (or not) is said by itself, not by the rule for all times of its kind. */
  readonly pausesBy: 'itself' | 'rule'
  /** Whose time it is, when not that of who owes the step: ten days of silence are the reporter's. */
  readonly owes: 'reporter' | null
  /** Ended early by any way that tells the reporter, while an answer stands that nobody has objected to, or once its step's output was made. */
  readonly until: 'end' | 'reporter-told' | 'answered' | 'made'
  readonly missed: readonly Case[]
  /** What follows is the rule for all times that say nothing of their own. */
  readonly late: boolean
  readonly mark: Mark
  readonly origin: string | null
}

export type Way = {
  readonly id: string
  readonly label: Words
  /** How the history tells of it once it was taken; `{units}` stands for those it was handed to. Versions published before this was asked don't say. */
  readonly past?: Words
  /** Who may take it; the step's lanes when empty. */
  readonly lanes: readonly string[]
  /** Artefacts that must be there to take it: its own, and what its step starts from unless it leaves early. */
  readonly needs: readonly string[]
  /** Artefacts that must have been made since the step was entered: the step's output, and an answer. */
  readonly makes: readonly string[]
  /** Settings of the report that the actor chooses with it. */
  readonly sets: readonly Setting[]
  readonly when: Condition
  /** The artefact whose maker may not take this way: a drafter doesn't approve the own draft. */
  readonly notBy: string | null
  /** Judges the file complete: clocks anchored there start. */
  readonly completes: boolean
  /** The artefact that is the answer to the reporter, when this way gives one. */
  readonly answers: string | null
  /** Who gets it by this way can't send it back. */
  readonly binding: boolean
  /** The answer has reached the reporter by it. */
  readonly delivers: boolean
  /** A remark that must be answered like the reporter's own: silence doesn't count over it. */
  readonly comments: boolean
  /** Shows again what staff hid, and hides nothing; versions published before there was such a way don't say. */
  readonly opens?: true
  /** Corrects what was decided of the report: nothing may stay as it was; versions published before there was such a way don't say. */
  readonly corrects?: true
  /** The reporter says by it that the answer doesn't do. */
  readonly unsatisfied: boolean
  readonly then: readonly Case[]
  readonly tell: readonly Tell[]
  readonly mark: Mark
  readonly origin: string | null
}

export const SETTINGS = ['classification', 'nature', 'anonymous', 'secret', 'systemic', 'inspection', 'complained-about'] as const
export type Setting = (typeof SETTINGS)[number]

export type Tell = { readonly to: 'reporter' | 'here' | 'opener' | 'children' | 'watcher'; readonly template: Template }

/** The first case whose condition holds is what happens. */
export type Case = {
  readonly when: Condition
  readonly effect: Effect
  readonly tell: readonly Tell[]
  /** Null where the way, time or step that it belongs to says where it comes from. */
  readonly mark: Mark | null
}

/** All that is named must hold; an empty condition always holds. */
export type Condition = {
  readonly nature?: readonly Nature[]
  readonly classification?: readonly Classification[]
  readonly channel?: readonly Channel[]
  readonly channelNot?: readonly Channel[]
  readonly systemic?: boolean
  readonly inspection?: boolean
  readonly opened?: boolean
  readonly binding?: boolean
  readonly roundsAtLeast?: number
  readonly bouncesAtLeast?: number
  readonly holdsBelow?: number
  readonly heldDaysBelow?: number
  /** A clock of this kind of the report was recorded as missed. */
  readonly missed?: string
  readonly notMissed?: string
  readonly chosen?: Readonly<Record<string, string>>
}

export type Effect =
  | { readonly do: 'stay' }
  | { readonly do: 'done' }
  | { readonly do: 'go'; readonly step: string }
  | { readonly do: 'hold'; readonly step: string }
  | { readonly do: 'resume' }
  | { readonly do: 'finish'; readonly outcome: HoldingOutcome }
  | { readonly do: 'up'; readonly body: Body }
  | { readonly do: 'outside'; readonly body: Body }
  | { readonly do: 'again' }
  | { readonly do: 'same' }

/** Limits that hang on no single step. */
export type Rules = {
  /** Kinds of time that stand still in a hold where they say nothing of their own; those of the report itself never do. */
  readonly pauses: readonly string[]
  /** What is opened again when the reporter comes back after the end, by how it ended. */
  readonly reopens: Readonly<Partial<Record<HoldingOutcome, string>>>
  /** Warnings before and after the end of times; versions published before there were any don't say. */
  readonly ladder?: readonly Rung[]
  /** Whether a report counts as complete only with the name of who reports. */
  readonly identity: boolean
  /** The step in which a report that was handed to a body outside is watched; null where the procedure hands nothing over. */
  readonly outside: string | null
}

/**
 * Somebody is warned of a time that runs out or was missed: before its end or after it, in the morning of a working day unless
 * at once. `share` is the part of the whole time that has passed, 0 to 1, for a warning that goes by it; else `budget` counts from the end.
 */
export type Rung = {
  readonly id: string
  readonly label: Words
  /** Kinds of time that it watches. */
  readonly of: readonly string[]
  readonly side: 'before' | 'after'
  readonly share: number | null
  readonly budget: Budget
  readonly atOnce: boolean
  readonly when: Condition
  readonly to: readonly { readonly at: WarnedPlace; readonly offices: readonly string[] }[]
  readonly mark: Mark
  readonly origin: string | null
}

/** Who owes the time, who opened their turn, who watches the report, the head of government, internal oversight. */
export const WARNED_PLACES = ['owes', 'opener', 'watcher', 'government', 'oversight'] as const
export type WarnedPlace = (typeof WARNED_PLACES)[number]

export type Form = {
  readonly number: string
  readonly heads: readonly string[]
  /** Rows of the identity block in printed order: its label and its lines. */
  readonly identity: readonly { readonly field: IdentityField; readonly label: string; readonly lines: readonly string[] }[]
  /** Columns of the table in printed order. */
  readonly columns: readonly { readonly id: string; readonly label: string; readonly lane?: string }[]
  /** Errors of the original, kept and explained. */
  readonly notes: readonly string[]
}

export const IDENTITY_FIELDS = ['number', 'made', 'revised', 'effective', 'approved', 'approved-by', 'name', 'legal-basis', 'qualifications', 'related', 'equipment', 'warnings', 'records', 'legend'] as const
export type IdentityField = (typeof IDENTITY_FIELDS)[number]
