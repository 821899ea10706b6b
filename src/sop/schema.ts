// What may stand in a procedure's file, field by field; the descriptions are the manual that editors show.
import { z } from 'zod'
import { IDENTITY_FIELDS, SETTINGS, WARNED_PLACES } from './sop.ts'
import { ANCHORS, ARTEFACT_TYPES, AUDIENCES, BODIES, CHANNELS, CLASSIFICATIONS, HOLDING_OUTCOMES, NATURES, PLACES, READY_TEXTS, STAGES, TEMPLATES } from './vocabulary.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** A step by name, or in an overlay `@stage`: the first step of that stage. */
const target = z.string().regex(/^@?[a-z][a-z0-9-]*(:here)?$/)
const words = z.strictObject({ id: z.string().min(1).describe('Bahasa Indonesia. Indonesian.'), en: z.string().min(1).describe('Bahasa Inggris. English.') }).describe('Tulisan untuk dibaca orang: id bahasa Indonesia, en bahasa Inggris. Text for people: id Indonesian, en English.')

const marks = {
  printed: z.string().min(1).optional().describe('Kalimat yang tercetak di SOP, disalin persis. The words printed in the procedure, copied exactly.'),
  inferred: z.string().min(1).optional().describe('Alasan aturan ini disimpulkan, karena tidak tercetak. Why this was read into it, though not printed.'),
  overlay: z.string().min(1).optional().describe('Undang-undang atau aturan tambahan tempat asalnya. The law or additional rule it comes from.'),
}

const condition = z.strictObject({
  nature: z.array(z.enum(NATURES)).optional().describe('Sifat laporan salah satu dari ini. The nature of the report is one of these.'),
  classification: z.array(z.enum(CLASSIFICATIONS)).optional().describe('Klasifikasi salah satu dari ini. The classification is one of these.'),
  channel: z.array(z.enum(CHANNELS)).optional().describe('Laporan masuk lewat salah satu saluran ini. It came through one of these channels.'),
  'channel-not': z.array(z.enum(CHANNELS)).optional().describe('Laporan tidak masuk lewat saluran ini. It came through none of these channels.'),
  systemic: z.boolean().optional().describe('Masalahnya bersifat sistemik. The problem is systemic.'),
  inspection: z.boolean().optional().describe('Perlu pemeriksaan lapangan. Needs a field inspection.'),
  opened: z.boolean().optional().describe('Giliran ini diserahkan oleh unit di atasnya. This turn was handed down by a unit above.'),
  binding: z.boolean().optional().describe('Koordinator sudah memutuskan siapa yang menangani. The coordinator has decided who handles it.'),
  'rounds-at-least': z.int().optional().describe('Pelapor belum puas sebanyak ini atau lebih. The reporter was not satisfied this often.'),
  'bounces-at-least': z.int().optional().describe('Sudah dikembalikan sebanyak ini atau lebih. It was sent back this often.'),
  'holds-below': z.int().optional().describe('Belum ditunda sebanyak ini. It was on hold fewer times than this.'),
  'held-days-below': z.int().optional().describe('Jumlah hari menunggu pelapor masih di bawah ini. It has waited fewer days than this in all.'),
  missed: name.optional().describe('Batas waktu jenis ini sudah terlewat. A time of this kind was missed.'),
  'not-missed': name.optional().describe('Batas waktu jenis ini belum terlewat. No time of this kind was missed.'),
  chosen: z.record(name, name).optional().describe('Pilihan yang dibuat pada hasil tertentu. What was chosen in an artefact.'),
}).describe('Semua yang disebut harus terpenuhi. All that is named must hold.')

const tell = z.strictObject({
  to: z.enum(['reporter', 'here', 'opener', 'children', 'watcher']).describe('Siapa yang diberi tahu. Who is told.'),
  template: z.enum(TEMPLATES).describe('Pesan yang dikirim. Which message.'),
})

/** Exactly one of these says what happens; the compiler checks it. */
const effects = {
  stay: z.literal(true).optional().describe('Dicatat saja; tetap pada langkah ini. Recorded only; stays in this step.'),
  done: z.literal(true).optional().describe('Kewajiban sampingan selesai. The duty beside the step is done.'),
  go: target.optional().describe('Pindah ke langkah ini. Goes on to this step.'),
  hold: target.optional().describe('Menunggu pelapor pada langkah ini. Waits for the reporter in this step.'),
  resume: z.literal(true).optional().describe('Kembali ke langkah sebelum ditunda. Back to the step before the hold.'),
  finish: z.enum(HOLDING_OUTCOMES).optional().describe('Giliran unit ini berakhir begini. The turn of this unit ends so.'),
  up: z.enum(BODIES).optional().describe('Dikembalikan ke atas; bila tidak ada unit di atas, diserahkan ke lembaga ini. Sent back up; where nobody is above, handed over to this body.'),
  outside: z.enum(BODIES).optional().describe('Diserahkan ke lembaga luar ini dan tetap diawasi. Handed over to this body outside, and watched.'),
  again: z.literal(true).optional().describe('Langkah ini diulang dengan unit lain. The step begins again with other units.'),
  same: z.literal(true).optional().describe('Giliran unit ini berakhir sama seperti unit di bawahnya. The turn ends as the one below did.'),
}

const one = z.strictObject({ when: condition.optional().describe('Hanya bila. Only when.'), tell: z.array(tell).optional().describe('Siapa yang diberi tahu. Who is told.'), ...effects, ...marks })
const cases = z.union([one, z.array(one)])

const time = z.strictObject({
  kind: name.optional().describe('Jenis waktu: step (bila kosong), settle, silence, completion, … Kind of time.'),
  scope: z.enum(['step', 'holding', 'report']).optional().describe('Berlaku selama langkah, giliran unit, atau seluruh laporan. Lasts for the step, the turn, or the report.'),
  budget: z.string().describe('Lamanya: 3d hari, 5wd hari kerja, 10-20omin menit kerja, 1mo bulan. How long.'),
  from: z.enum(ANCHORS).optional().describe('Dihitung sejak: step (bila kosong), holding, received, complete, answered, delivered. Counted from.'),
  ends: z.enum(['office', 'citizen']).optional().describe('Berakhir saat kantor tutup (office) atau 23.59.59 (citizen). Ends when the office closes or at 23:59:59.'),
  when: condition.optional().describe('Berlaku hanya bila. Runs only when.'),
  pauses: z.boolean().optional().describe('Berhenti selama menunggu pelapor. Stands still while the reporter is waited for.'),
  owes: z.literal('reporter').optional().describe('Waktu milik pelapor, bukan pelaksana langkah. The reporter\'s time, not that of the step\'s lane.'),
  until: z.enum(['end', 'reporter-told', 'answered', 'made']).optional().describe('Berakhir lebih awal saat pelapor diberi tahu (reporter-told), selama sudah dijawab dan pelapor tidak keberatan (answered), atau saat hasil (output) langkahnya dibuat (made). Ends early when the reporter is told, while an answer stands, or once the output of its step was made.'),
  missed: cases.optional().describe('Yang terjadi bila terlewat. What follows when it is missed.'),
  ...marks,
})

const way = z.strictObject({
  label: words.describe('Nama jalan ini pada tombol dan cerita. Its name on the button and in stories.'),
  past: words.optional().describe('Bunyinya dalam riwayat sesudah dilakukan, misalnya Disposisi ke {units}; {units} diganti nama unit yang dituju. How the history tells of it once done; {units} becomes the units it was handed to.'),
  lanes: z.array(name).optional().describe('Pelaksana bila bukan pelaksana langkah. Who may take it, if not the step\'s lanes.'),
  needs: z.array(name).optional().describe('Hasil yang harus ada. Artefacts it needs.'),
  early: z.literal(true).optional().describe('Meninggalkan langkah sebelum hasilnya dibuat. Leaves the step before its output is made.'),
  sets: z.array(z.enum(SETTINGS)).optional().describe('Yang ditetapkan sekaligus. What is decided with it.'),
  when: condition.optional().describe('Hanya bila. Only when.'),
  'not-by': name.optional().describe('Pembuat hasil ini tidak boleh melakukannya. The maker of this artefact may not do it.'),
  completes: z.literal(true).optional().describe('Menyatakan laporan lengkap. Judges the report complete.'),
  answers: name.optional().describe('Hasil yang menjadi jawaban kepada pelapor. The artefact that is the answer.'),
  binding: z.literal(true).optional().describe('Penerimanya tidak dapat mengembalikan. Who gets it can\'t send it back.'),
  delivers: z.literal(true).optional().describe('Jawaban sampai kepada pelapor. The answer has reached the reporter.'),
  comments: z.literal(true).optional().describe('Balasan yang harus dijawab seperti balasan pelapor. A remark to be answered like the reporter\'s own.'),
  opens: z.literal(true).optional().describe('Hanya membuka lagi yang disembunyikan petugas. Only shows again what staff hid.'),
  corrects: z.literal(true).optional().describe('Membetulkan yang sudah ditetapkan (sets): harus ada yang berubah, dengan alasan. Corrects what was decided (sets): something must change, with a reason.'),
  unsatisfied: z.literal(true).optional().describe('Pelapor belum puas. The reporter is not satisfied.'),
  tell: z.array(tell).optional().describe('Siapa yang diberi tahu. Who is told.'),
  ...effects,
  then: z.array(one).optional().describe('Beberapa kemungkinan; yang pertama terpenuhi berlaku. Several cases; the first that holds.'),
  ...marks,
})

const step = z.strictObject({
  no: z.string().optional().describe('Nomor tercetak. Number as printed.'),
  stage: z.enum(STAGES).describe('Tahap yang dilihat masyarakat. The stage the public sees.'),
  label: words,
  plain: words.optional().describe('Kalimat mudah untuk pelapor dan umum: siapa sedang melakukan apa. Bila kosong, label yang tampil. A plain sentence for reporter and public; the label where it is left out.'),
  lane: name.optional().describe('Pelaksana langkah ini, dari bagian lanes. Who works the step, from the section lanes.'),
  lanes: z.array(name).optional().describe('Beberapa pelaksana; yang pertama berutang langkah. Several; the first owes the step.'),
  'lane-inferred': z.string().min(1).optional().describe('Alasan pelaksananya disimpulkan, bila tandanya pada kolom pelaksana tidak terbaca. Why the lane was read into it, where its mark in the column is lost.'),
  input: z.array(name).optional().describe('Hasil yang menjadi bahan langkah ini. What the step starts from.'),
  requirements: z.array(name).optional().describe('Persyaratan atau kelengkapan. What it requires.'),
  output: z.array(name).optional().describe('Hasil langkah ini; tanpa itu langkah belum selesai. What it makes; without it the step isn\'t done.'),
  cells: z.record(name, z.string()).optional().describe('Baris tabel persis seperti tercetak. The row as printed.'),
  beside: z.array(name).optional().describe('Kewajiban di samping langkah-langkah ini. A duty beside these steps.'),
  lasts: z.enum(['step', 'turn']).optional().describe('Kewajiban gugur saat langkah utamanya ditinggalkan (step), atau tetap sampai giliran berakhir (turn). How long a duty is owed.'),
  once: z.literal(true).optional().describe('Cukup sekali. Once only.'),
  when: condition.optional().describe('Hanya bila. Only when.'),
  automatic: z.literal(true).optional().describe('Dilewati sendiri oleh sistem. Passed by the system.'),
  outside: z.literal(true).optional().describe('Laporan sedang di lembaga luar atau dalam perjalanan ke sana. The report is with a body outside or on its way there.'),
  afterwards: z.literal(true).optional().describe('Dikerjakan sesudah laporan ditutup. Done after the report is closed.'),
  rhythm: z.string().optional().describe('Dikerjakan berkala, bukan per laporan. Done at this interval, not per report.'),
  times: z.record(name, time).optional().describe('Batas waktu langkah ini. Its times.'),
  ways: z.record(name, way).optional().describe('Jalan keluar. Ways out.'),
  outcomes: z.partialRecord(z.enum([...HOLDING_OUTCOMES, 'otherwise']), cases).optional().describe('Yang terjadi sesudah unit di bawah selesai. What follows when the unit below has ended its turn.'),
  join: z.enum(['lead', 'all']).optional().describe('Menunggu penanggung jawab saja, atau semua. Waits for the lead only, or for all.'),
  'on-reply': cases.optional().describe('Yang terjadi bila pelapor menulis. What follows when the reporter writes.'),
  tell: z.array(tell).optional().describe('Siapa yang diberi tahu saat langkah dimulai. Who is told when it begins.'),
  ...marks,
})

const lane = z.strictObject({
  label: z.string().describe('Kepala kolom pelaksana seperti tercetak. Column head as printed.'),
  at: z.enum(PLACES).describe('Letak unitnya: above di atas, here di sini, below di bawah, holder yang sedang memegang, outside di luar, reporter pelapor, system sistem. Where its unit stands.'),
  offices: z.array(name).optional().describe('Jabatan yang boleh. Offices that may act.'),
  ...marks,
})

const artefact = z.strictObject({
  type: z.enum(ARTEFACT_TYPES).describe('Jenisnya: document dan wording tulisan, choice pilihan, number nomor, proof bukti, moment sudah dilakukan, units unit yang dituju; report, equipment dan register selalu ada. What it is.'),
  label: words,
  audience: z.enum(AUDIENCES).optional().describe('Siapa yang membacanya: inside (bila kosong) hanya para petugas; reporter juga pelapor, bila langkahnya memberi tahu pelapor. Who reads it.'),
  ready: z.enum(READY_TEXTS).optional().describe('Teks siap salin untuk disampaikan di luar sistem: dispatch-notice pemberitahuan disposisi, answer jawabannya. A text ready to be copied.'),
  draft: name.optional().describe('Isiannya dimulai dengan naskah hasil ini, misalnya jawaban dari rancangan yang sudah disetujui. Its field begins with the words of this artefact, as an answer with the draft that was approved.'),
  parts: z.array(z.string()).optional().describe('Bagian yang harus ada. What it must hold.'),
  options: z.record(name, words).optional().describe('Pilihan. Options.'),
  ...marks,
})

const rung = z.strictObject({
  label: words.describe('Nama peringatan ini. Its name.'),
  of: z.array(name).min(1).describe('Jenis waktu yang diperingatkan: step, settle, first-notice, outer, … Kinds of time that it watches.'),
  before: z.string().optional().describe('Sebelum akhir waktu: 1wd, 2d, 4h, atau 50% dari seluruh waktunya sudah lewat. Before the end, or when so much of the time has passed.'),
  after: z.string().optional().describe('Sesudah waktu terlewat: 1wd, 3d, … After the time was missed.'),
  'at-once': z.literal(true).optional().describe('Langsung, juga malam dan hari libur; bila kosong pada pagi hari kerja saat kantor buka. At once, also at night; else in the morning of a working day.'),
  when: condition.optional().describe('Hanya bila. Only when.'),
  to: z.array(z.strictObject({
    at: z.enum(WARNED_PLACES).describe('Siapa: owes yang berutang langkah, opener yang menyerahkan, watcher pengampu, government kepala daerah, oversight pengawas internal. Whom.'),
    offices: z.array(name).optional().describe('Jabatannya; bila kosong yang mengerjakan langkahnya. Which offices; else those that work the step.'),
  })).min(1).describe('Siapa yang diperingatkan, menurut jabatan. Who is warned, by office.'),
  ...marks,
})

const rules = z.strictObject({
  pauses: z.array(name).optional().describe('Jenis waktu yang berhenti selama menunggu pelapor. Kinds of time that stand still in a hold.'),
  late: cases.optional().describe('Yang terjadi bila waktu terlewat dan tidak diatur sendiri. What follows when a time is missed that says nothing of its own.'),
  ladder: z.record(name, rung).optional().describe('Peringatan sebelum dan tangga sesudah waktu berakhir. Warnings before and the ladder after the end of times.'),
  reopens: z.partialRecord(z.enum(HOLDING_OUTCOMES), target).optional().describe('Langkah yang dibuka lagi. The step that opens again.'),
  outside: name.optional().describe('Langkah pengawasan sesudah diserahkan ke lembaga luar. The step in which a report handed over is watched.'),
  identity: z.boolean().optional().describe('Laporan lengkap hanya dengan identitas pelapor. A report is complete only with the reporter\'s identity.'),
})

const form = z.strictObject({
  number: z.string().describe('Nomor SOP seperti tercetak. Number as printed.'),
  heads: z.array(z.string()).describe('Baris kepala dokumen. Lines at the head of the document.'),
  identity: z.array(z.strictObject({
    field: z.enum(IDENTITY_FIELDS).describe('Arti baris ini. What the row means.'),
    label: z.string().describe('Nama baris seperti tercetak. Its name as printed.'),
    lines: z.array(z.string()).describe('Isinya, baris demi baris; kosong bila tidak diisi. Its lines; none when left empty.'),
  })).describe('Blok identitas menurut urutan tercetak. The identity block in printed order.'),
  columns: z.array(z.strictObject({
    id: name.describe('Nama pendek kolom: no, activity, input, requirements, time, output, remark, lane-… Short name of the column.'),
    label: z.string().describe('Kepala kolom seperti tercetak. Column head as printed.'),
    lane: name.optional().describe('Pelaksana pada kolom ini. The lane of this column.'),
  })).describe('Kolom tabel menurut urutan tercetak. The columns of the table in printed order.'),
  notes: z.array(z.string()).optional().describe('Kekeliruan naskah asli. Errors of the original.'),
})

const parts = {
  offices: z.record(name, words).optional().describe('Jabatan. Posts.'),
  lanes: z.record(name, lane).describe('Pelaksana. Who acts.'),
  artefacts: z.record(name, artefact).optional().describe('Yang menjadi bahan, syarat dan hasil langkah. What steps start from, require and make.'),
  times: z.record(name, time).optional().describe('Batas waktu sepanjang laporan. Times of the whole report.'),
  rules: rules.optional().describe('Aturan yang tidak terikat pada satu langkah. Rules that hang on no single step.'),
  records: z.record(name, z.strictObject({ label: words, rhythm: z.string().optional().describe('Seberapa sering dilaporkan. How often it is reported.'), ...marks })).optional().describe('Pencatatan dan pendataan. What is recorded.'),
}

export const procedureSchema = z.strictObject({
  procedure: name.describe('Nama pendek SOP ini, tidak pernah diubah. Short name, never changed.'),
  title: words.describe('Nama yang dibaca orang. The name that people read.'),
  handles: z.array(z.enum(CLASSIFICATIONS)).min(1).describe('Klasifikasi yang ditangani. Which classifications it handles.'),
  form: form.optional().describe('Dokumen seperti tercetak. The document as printed.'),
  ...parts,
  begins: z.strictObject({ above: name.optional().describe('Langkah pertama bila giliran dimulai dari unit di atas. First step when it begins with a unit above.'), here: name.describe('Langkah pertama di unit ini. First step at this unit.') }).describe('Langkah pertama. Where it begins.'),
  steps: z.record(name, step).describe('Langkah menurut urutan tercetak. Steps in printed order.'),
})

/** Additions laid over procedures: the law's, and rules of the operator's own. */
export const overlaySchema = z.strictObject({
  overlay: name.describe('Nama pendek aturan tambahan. Short name of the additional rules.'),
  title: words,
  basis: z.string().describe('Dasar hukum atau aturan. The legal basis or rule.'),
  'if-lane': z.enum(PLACES).optional().describe('Hanya untuk SOP yang punya pelaksana di sana. Only for procedures with a lane there.'),
  'if-sets': z.enum(SETTINGS).optional().describe('Hanya untuk SOP yang menetapkan ini pada salah satu jalannya. Only for procedures that decide this by one of their ways.'),
  unless: target.optional().describe('Tidak untuk SOP yang sudah punya langkah seperti ini: @watch. Not for procedures that have such a step.'),
  over: z.array(name).optional().describe('SOP yang dilengkapi; semua bila kosong. The procedures it is laid over; all when left out.'),
  ...parts,
  lanes: parts.lanes.optional().describe('Pelaksana tambahan. Further lanes.'),
  steps: z.record(target, step.partial()).optional().describe('Langkah tambahan, atau tambahan pada langkah yang ada; @verification berarti semua langkah tahap itu. Steps to add, or additions to steps; @verification means every step of that stage.'),
})

export type ProcedureFile = z.infer<typeof procedureSchema>
export type OverlayFile = z.infer<typeof overlaySchema>
/** Parts brought by an overlay carry its name. */
type Laid = { readonly origin?: string }
export type StepFile = z.infer<typeof step> & Laid
export type WayFile = z.infer<typeof way> & Laid
export type TimeFile = z.infer<typeof time> & Laid
export type RungFile = z.infer<typeof rung> & Laid
export type ConditionFile = z.infer<typeof condition>
export type CaseFile = z.infer<typeof one>
export type MarkFile = { readonly printed?: string | undefined; readonly inferred?: string | undefined; readonly overlay?: string | undefined }
