// Texts that look like what citizens write, mixed from everyday words; nobody wrote them and they mean nothing.
import type { Random } from '../../src/app/demo/seeded-random.ts'

const subjects = [
  'lampu jalan', 'jembatan kecil', 'saluran air', 'tempat sampah', 'antrean loket', 'jadwal dokter', 'obat di puskesmas', 'atap kelas', 'air bersih',
  'tanda jalan', 'terminal', 'taman bermain', 'pasar ikan', 'kartu keluarga', 'akta kelahiran', 'bantuan pangan', 'jalan desa', 'tanggul sungai',
  'bau limbah', 'parkir liar', 'kabel melintang', 'trotoar', 'pompa air', 'mobil sampah', 'pagar sekolah', 'surat pindah', 'jaringan internet',
  'kursi tunggu', 'petugas loket', 'ruang bersalin', 'lapangan', 'pohon besar', 'selokan', 'gapura', 'pos ronda', 'perahu nelayan',
]
const states = [
  'rusak', 'mati', 'tersumbat', 'belum diperbaiki', 'sering terlambat', 'tidak ada petugas', 'sangat kotor', 'berlubang', 'tergenang', 'habis',
  'tutup lebih awal', 'membahayakan anak-anak', 'ditunda terus', 'hilang', 'miring', 'roboh sebagian', 'gelap sekali', 'macet', 'retak', 'bocor',
]
const places = [
  'di depan sekolah', 'dekat balai desa', 'di samping pasar', 'di tikungan sebelum jembatan', 'di kantor kecamatan', 'sepanjang gang',
  'di belakang masjid', 'dekat perempatan', 'di tepi sungai', 'di loket nomor dua', 'di ruang tunggu', 'dekat pelabuhan', 'di jalur pantai',
]
const times = [
  'sejak minggu lalu', 'sudah tiga bulan', 'setiap pagi', 'kalau hujan', 'sejak awal tahun', 'sampai hari ini', 'hampir setiap malam', 'dua hari ini',
  'sejak pergantian musim', 'tiap akhir pekan', 'sekitar pukul sembilan', 'setelah libur panjang',
]
const people = ['warga', 'anak-anak sekolah', 'para pedagang', 'ibu hamil', 'orang tua', 'pengendara', 'nelayan', 'petani', 'tetangga kami', 'pasien']
const doings = [
  'merasa terganggu', 'harus memutar jauh', 'menunggu tanpa kepastian', 'takut lewat', 'sudah melapor ke RT', 'kesulitan', 'membayar lebih mahal',
  'pulang tanpa hasil', 'bergotong royong seadanya', 'khawatir ada korban', 'meminta penjelasan', 'mengeluh', 'kehabisan waktu', 'terpaksa membeli sendiri',
]
const wishes = ['mohon segera diperiksa', 'kami berharap ada perbaikan', 'tolong diberi kejelasan', 'semoga cepat ditangani', 'mohon petugas datang melihat', 'kami siap membantu']
const joins = ['Akibatnya', 'Selain itu', 'Menurut saya', 'Karena itu', 'Sampai sekarang', 'Padahal', 'Sementara itu', 'Kemarin', 'Setahu kami', 'Di sini']

/** One short line. */
export function mixedTitle(random: Random): string {
  const title = `${random.pick(subjects)} ${random.pick(states)} ${random.pick(places)}`
  return title.charAt(0).toUpperCase() + title.slice(1)
}

/** Sentences and paragraphs of exactly `length` characters, the last word perhaps cut. */
export function mixedText(random: Random, length: number): string {
  let text = ''
  for (let count = 1; text.length < length; count += 1) text += sentence(random) + (count % 5 === 0 ? '\n' : ' ')
  return text.slice(0, length - 1).trimEnd().padEnd(length, '.')
}

function sentence(random: Random): string {
  const kind = random.whole(0, 3)
  if (kind === 0) return `${random.pick(joins)} ${random.pick(subjects)} ${random.pick(places)} ${random.pick(states)} ${random.pick(times)}.`
  if (kind === 1) return `${random.pick(joins)}, ${random.pick(people)} ${random.pick(doings)} ${random.pick(times)}, ${random.pick(wishes)}.`
  if (kind === 2) return `Nomor ${random.whole(1, 9999)}: ${random.pick(subjects)} ${random.pick(states)}, ${random.pick(people)} ${random.pick(doings)}.`
  return `${random.pick(joins)} ${random.pick(people)} dan ${random.pick(people)} ${random.pick(doings)} karena ${random.pick(subjects)} ${random.pick(states)}.`
}

/** A place in words, for the field beside the region. */
export function mixedPlace(random: Random): string {
  return `${random.pick(subjects)} ${random.pick(places)}, RT ${random.whole(1, 12)} RW ${random.whole(1, 9)}`
}

export function mixedWish(random: Random): string {
  return `${random.pick(wishes)}, ${random.pick(subjects)} ${random.pick(times)}`
}
