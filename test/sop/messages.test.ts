// Typical mistakes of an official who writes a procedure: each gets one sentence with its place and what to do, in both languages.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'

const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const calendars = loadCalendars(join(projectRoot(), 'calendar'))
const REMBANG = 'sop/rembang/sp4n-lapor.yaml'
const STORIES = 'sop/rembang/sp4n-lapor.stories.yaml'

type Mistake = readonly [what: string, file: string, written: string, instead: string, path: string, says: string, remedy: string]

const mistakes: readonly Mistake[] = [
  ['a tab before a line', REMBANG, '\tlane: admin\n    lane-inferred', '    lane: admin\n    lane-inferred', '', 'dimulai dengan tombol Tab', 'Ganti Tab dengan spasi'],
  ['a colon inside braces', 'sop/cirebon/lapor.yaml', 'Arsip: kan', 'Arsipkan', '', 'titik dua', 'Apit seluruh kalimat'],
  ['a bracket left open', REMBANG, 'aspiration, information-request\n', 'aspiration, information-request]\n', '', 'spasi', 'harus ditutup'],
  ['a reference to what is not there', REMBANG, 'budget: *lama', 'budget: 5wd', '', 'Tanda * di baris ini', 'Beri nama itu dengan &'],
  ['a name used twice', REMBANG, '  verifikasi:\n    no: \'3\'\n    stage: follow-up', '  informasikan:\n    no: \'3\'\n    stage: follow-up', '', 'sudah dipakai', 'Beri nama lain'],
  ['a time in words', REMBANG, 'budget: 5 hari kerja', 'budget: 5wd', 'steps.tanggapan.times.normatif.budget', 'bukan lama waktu', '5wd (hari kerja)'],
  ['a step misspelt', REMBANG, 'go: pantua', 'go: pantau', 'steps.verifikasi.ways.jawab-langsung.go', 'Langkah "pantua" tidak ada', 'Mungkin maksudnya "pantau"'],
  ['a lane that is not there', REMBANG, 'lane: dinas\n', 'lane: perangkat-daerah\n', 'steps.tanggapan.lane', 'Pelaksana "dinas" tidak ada', 'Tambahkan "dinas" di bagian lanes'],
  ['an office that is not there', REMBANG, 'offices: [liaison, sekretaris]', 'offices: [liaison, head]', 'lanes.perangkat-daerah.offices.1', 'Jabatan "sekretaris" tidak ada', 'bagian offices'],
  ['a message misspelt', REMBANG, 'template: dispached', 'template: dispatched', 'steps.verifikasi.ways.disposisi.tell.0.template', 'bukan salah satu pilihan', 'Mungkin maksudnya "dispatched"'],
  ['a way that leads nowhere', REMBANG, 'needs: [alasan-arsip]\n        early: true\n        tell', 'needs: [alasan-arsip]\n        early: true\n        finish: archived\n        tell', 'steps.verifikasi.ways.arsipkan', 'harus ada tepat satu', 'Tulis salah satu: go, finish'],
  ['a way that leads to two places', REMBANG, 'finish: archived\n        go: pantau', 'finish: archived', 'steps.verifikasi.ways.arsipkan', 'harus ada tepat satu', 'Tulis salah satu'],
  ['no word of where a rule comes from', REMBANG, '        go: pantau\n        tell: [{ to: reporter, template: answered }]\n      arsipkan', '        go: pantau\n        tell: [{ to: reporter, template: answered }]\n        printed: Aduan direspon\n      arsipkan', 'steps.verifikasi.ways.jawab-langsung', 'Asal aturan ini belum jelas', 'Beri tepat satu tanda'],
  ['words said to be printed that aren\'t', REMBANG, 'printed: Aduan dijawab langsung\n', 'printed: Aduan direspon\n', 'steps.verifikasi.ways.jawab-langsung.printed', 'tidak ditemukan pada baris yang tercetak', 'Salin persis'],
  ['a name with capitals and spaces', REMBANG, '  Input Manual:', '  input-manual:', 'steps.Input Manual', 'tidak dapat dipakai', 'huruf kecil'],
  ['an artefact that is not there', REMBANG, 'needs: [alasan-pengarsipan]', 'needs: [alasan-arsip]', 'steps.verifikasi.ways.arsipkan.needs.0', 'Hasil "alasan-pengarsipan" tidak ada', 'bagian artefacts'],
  ['an Indonesian word for an English one', REMBANG, 'stage: verifikasi', 'stage: verification', 'steps.input-manual.stage', 'bukan salah satu pilihan', 'Mungkin maksudnya "verification"'],
  ['ways that stand too far left', REMBANG, '  ways:\n      periksa:', '    ways:\n      periksa:', 'steps.ways', 'terbaca sebagai langkah', 'Tambahkan dua spasi'],
  ['a sentence with a comma in braces', REMBANG, 'inferred: Apa pun akhir giliran perangkat daerah, admin', 'inferred: \'Apa pun akhir giliran perangkat daerah, admin', 'steps.tanggapan.outcomes.otherwise.admin menindaklanjutinya pada langkah 3\'', 'Kalimat terpotong', 'tanda kutip'],
  ['a label in one language', REMBANG, 'label: Disposisikan\n', 'label: { id: Disposisikan, en: Dispatch }\n', 'steps.verifikasi.ways.disposisi.label', 'perlu dua bahasa', 'en: the words in English'],
  ['a beginning that is not there', REMBANG, 'begins: { here: mulai }', 'begins: { here: terima }', 'begins.here', 'Langkah "mulai" tidak ada', 'bagian steps'],
  ['a date reckoned wrong', STORIES, 'sampai 2026-06-11', 'sampai 2026-06-10', 'stories.0.beats.1.due', 'sampai 2026-06-11], yang terjadi [batas-luar: 60wd sejak 2026-03-02 10:00 sampai 2026-06-10]', 'tulis pada cerita: due: [ "batas-luar'],
  ['an office of a story that is not there', STORIES, 'Admin SP4N: Disposisikan', 'Admin SP4N-LAPOR: Disposisikan', 'stories.0.beats.2.when', 'Tidak ada jabatan "Admin SP4N". Yang ada:', 'Perbaiki'],
  ['an act of a story that is not offered', STORIES, 'Admin SP4N-LAPOR: Disposisi\'', 'Admin SP4N-LAPOR: Disposisikan\'', 'stories.0.beats.2.when', 'Yang ada: Nyatakan lengkap', 'Perbaiki'],
  ['a date in words', STORIES, '\'2 Maret 2026 10.00 Admin SP4N-LAPOR: Dis', '\'2026-03-02 10:00 Admin SP4N-LAPOR: Dis', 'stories.2.beats.0.when', 'tidak terbaca: tulis misalnya', 'Perbaiki'],
]

it.each(mistakes)('%s gets its sentence', (_, file, written, instead, path, says, remedy) => {
  const text = files.find((one) => one.file === file)?.text ?? ''
  expect(text).toContain(instead)
  const damaged = text.replace(instead, written)
  const line = damaged.slice(0, text.indexOf(instead) + 1).split('\n').length
  const { problems } = checkDefinitions(files.map((one) => (one.file === file ? { file, text: damaged } : one)), calendars)
  const [problem] = problems
  expect(problems.length).toBe(1)
  expect(problem).toMatchObject({ file, path, message: expect.stringContaining(says), remedy: expect.stringContaining(remedy) })
  expect(Math.abs((problem?.line ?? 0) - line)).toBeLessThanOrEqual(5)
  expect(problem?.en.message).not.toBe('')
  expect(problem?.en.remedy).not.toBe('')
})
