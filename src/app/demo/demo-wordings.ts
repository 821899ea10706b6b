// What officers and reporters of the demonstration write along the way; invented, like everything here.
import type { Artefact } from '../../sop/sop.ts'
import type { DemoTopic } from './demo-topics.ts'
import type { Random } from './seeded-random.ts'

const REASONS = [
  'Setelah kami pelajari, lokasi yang dimaksud berada di luar kewenangan kami. Mohon diteruskan kepada unit yang berwenang.',
  'Laporan yang sama sudah kami tangani pada bulan ini, dan hasilnya sudah kami sampaikan.',
  'Uraian laporan belum cukup untuk ditindaklanjuti: tempat dan waktunya tidak disebut.',
]
const CORRECTIONS = [
  'Setelah dibaca lagi, masalah ini tidak cukup dijelaskan: keadaannya perlu diperiksa dan diperbaiki.',
  'Setelah dibaca lagi, pertanyaan ini cukup dijawab dengan aturan yang sudah ada.',
]
const QUESTIONS = [
  'Mohon tuliskan letak yang lebih jelas, misalnya nama gang atau bangunan terdekat, dan sejak kapan terjadi.',
  'Mohon kirim foto keadaan terakhir dan sebutkan hari serta jam kejadiannya.',
]
export const REPLIES = [
  'Letaknya di depan mushala, kira-kira lima puluh meter dari pertigaan. Sudah terjadi sejak awal bulan.',
  'Terima kasih. Sampai kemarin sore belum ada petugas yang datang, mohon kabar selanjutnya.',
  'Saya lampirkan keterangan: kejadiannya hari Selasa pagi sekitar pukul delapan.',
]
export const SECOND_THOUGHTS = ['Masalahnya sudah selesai sebelum laporan ini ditangani.', 'Saya salah menulis tempat kejadian, akan saya laporkan lagi.', '']

const PUBLIC = /jawab|respon|tanggapan|balasan/
const REASON = /alasan|kembali|tolak/
const CORRECTION = /^alasan-(?:sifat|pemeriksaan)$/
const QUESTION = /permintaan|pertanyaan|kelengkapan/

export function writtenFor({ id, label }: Artefact, topic: DemoTopic, random: Random): string {
  if (CORRECTION.test(id)) return random.pick(CORRECTIONS)
  if (REASON.test(id)) return random.pick(REASONS)
  if (QUESTION.test(id)) return random.pick(QUESTIONS)
  if (PUBLIC.test(id)) return `Terima kasih atas laporan Anda. ${topic.answer}`
  return `${label.id}: ${topic.title}. ${topic.finding} (contoh)`
}
