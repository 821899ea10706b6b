// Stories of a procedure: what officials expect to happen, told in its own words and run as tests.
import { z } from 'zod'
import { placed, readYaml, type LineOf } from './parse.ts'
import type { Problem } from './problem.ts'
import { schemaFaults } from './schema-faults.ts'
import { STAGES } from './vocabulary.ts'

const code = z.string().regex(/^[a-z][a-z0-9.-]*$/)
const given = z.union([z.string(), z.number(), z.boolean()])

const beat = z.strictObject({
  when: z.string().describe('Waktu, pelaku, titik dua, dan yang dilakukan: "2026-03-02 10:00 Tim Admin: Telaah". Time, who, colon, what is done.'),
  with: z.record(z.string(), z.union([given, z.array(given)])).optional().describe('Hasil yang dibuat dan yang ditetapkan. What is made and decided.'),
  refused: z.string().optional().describe('Ditolak dengan alasan ini. It is refused for this reason.'),
  at: z.array(z.string()).optional().describe('Semua giliran yang terbuka sesudahnya, "unit: langkah"; kosongkan bila tidak berubah. All open turns afterwards.'),
  owes: z.array(z.string()).optional().describe('Siapa yang berutang langkah pada tiap giliran. Who owes the next move in each turn.'),
  due: z.array(z.string()).optional().describe('Semua batas waktu yang berjalan, "langkah/waktu: tanggal". All running times.'),
  told: z.array(z.string()).optional().describe('Semua yang diberi tahu, "Pelapor: pesan" atau "unit: pesan". All who are told.'),
  warned: z.array(z.string()).optional().describe('Semua yang diperingatkan, "jabatan di unit: nama peringatan"; bila kosong tidak dibandingkan. All who are warned; not compared when left out.'),
  ends: z.enum(['settled', 'withdrawn', 'archived', 'not-followed-up', 'handed-over']).optional().describe('Laporan ditutup begini. The report is closed so.'),
})

const story = z.strictObject({
  story: z.string().min(5).describe('Judul. Title.'),
  clause: z.string().min(3).describe('Bagian SOP yang diceritakan. The clause it tells of.'),
  given: z.string().describe('"2026-03-02 09:00 pengaduan lewat web", boleh ditambah: anonim, rahasia, tanpa kontak, diterima 2026-03-01 20:00. When, what and how it came in.'),
  to: code.optional().describe('Unit yang dituju, bila bukan pemerintahnya. The unit addressed, if not the government.'),
  public: z.array(z.enum(STAGES)).min(1).describe('Tahap yang dilihat masyarakat, berurutan. The public stages in order.'),
  beats: z.array(beat).min(1).describe('Yang terjadi, berurutan. What happens, in order.'),
})

const unit = z.strictObject({
  kind: z.enum(['national', 'government', 'agency', 'office', 'oversight']).describe('Jenis unit. What kind of unit.'),
  under: code.optional().describe('Unit di atasnya. The unit above.'),
  coordinator: code.optional().describe('Tim yang bertindak untuk pemerintah ini. The team that acts for this government.'),
  runs: code.optional().describe('SOP yang dijalankan unit ini. The procedure this unit runs.'),
  people: z.record(z.string(), z.array(z.string())).optional().describe('Nama (rekaan) yang memegang tiap jabatan, bila penting. Invented names of who holds each office, where it matters.'),
})

export const storiesSchema = z.strictObject({
  of: z.string().describe('SOP yang diceritakan. The procedure told of.'),
  government: code.describe('Unit yang dituju laporan. The unit reports are addressed to.'),
  calendar: z.string().optional().describe('Kalender kerja; nasional bila kosong. Working calendar.'),
  units: z.record(code, unit).describe('Unit dalam cerita. The units in the stories.'),
  stories: z.array(story).min(1).describe('Cerita-ceritanya. The stories.'),
})

export type StoriesFile = z.infer<typeof storiesSchema>
export type Story = z.infer<typeof story>
export type Beat = z.infer<typeof beat>
export type StoryUnit = z.infer<typeof unit>

export type ReadStories = { readonly stories: StoriesFile; readonly file: string; readonly lineOf: LineOf }

export function readStories(text: string, file: string): ReadStories | { readonly problems: readonly Problem[] } {
  const yaml = readYaml(text, file)
  if ('problems' in yaml) return yaml
  const checked = storiesSchema.safeParse(yaml.data, { reportInput: true })
  return checked.success ? { stories: checked.data, file, lineOf: yaml.lineOf } : { problems: placed(schemaFaults(checked.error.issues), file, yaml.lineOf) }
}
