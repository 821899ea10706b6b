// Synthetic data in the shape of the pages' props, for the style guide and for tests of look.
import type { CalendarDay } from '../ui/day-calendar.tsx'
import type { FileItem } from '../ui/file-list.tsx'
import type { NextStepData } from '../ui/next-step.tsx'
import type { TimelineEntry } from '../ui/timeline.tsx'

export const ZONE = 'Asia/Jakarta'

/** 23 November 2026, 16:00 WIB. */
export const NOW = Date.UTC(2026, 10, 23, 9)

export const NUMBER = '7K3M-9Q2P-4XV8R'
export const CODE = 'D4T7Q-8MWXA-2K9RV-HC3NE-6JZB1P'

export const FILES: readonly FileItem[] = [
  { kind: 'photo', name: 'lampu-jalan-mati.jpg', size: 1_412_000, href: '#' },
  { kind: 'video', name: 'VID_20261121_1902.mp4', size: 38_900_000, href: '#' },
  { kind: 'document', name: 'surat-rt-03.pdf', size: 284_000, href: '#' },
]

export const DAYS: readonly CalendarDay[] = [
  day('2026-12-21', 'start'),
  day('2026-12-22', 'counted'),
  day('2026-12-23', 'counted'),
  day('2026-12-24', 'skipped', 'cuti bersama Natal'),
  day('2026-12-25', 'skipped', 'Hari Raya Natal'),
  day('2026-12-26', 'skipped'),
  day('2026-12-27', 'skipped'),
  day('2026-12-28', 'counted'),
  day('2026-12-29', 'counted'),
  day('2026-12-30', 'due'),
]

export const STEP: NextStepData = {
  who: 'Dinas Perhubungan Kabupaten Rembang',
  what: 'Menindaklanjuti laporan dan menulis jawaban untuk Anda.',
  why: 'Waktunya lima hari kerja, dihitung sejak laporan diteruskan kepada dinas pada 21 Desember. Ini tertulis di langkah 4 prosedur Kabupaten Rembang nomor 500.12.11.2/009/2024.',
  due: { at: Date.UTC(2026, 11, 30, 9), state: 'running', left: { workingDays: 3, calendarDays: 6 }, provisional: false },
  days: DAYS,
}

export const TIMELINE: readonly TimelineEntry[] = [
  { at: NOW + 28 * 86_400_000, title: 'Laporan diteruskan ke Dinas Perhubungan', by: 'Admin SP4N-LAPOR Kabupaten Rembang', tone: 'good' },
  { at: NOW + 26 * 86_400_000, title: 'Batas waktu pemeriksaan terlewati', by: 'Sistem', tone: 'late' },
  { at: NOW + 3 * 86_400_000, title: 'Anda menambah keterangan', tone: 'own', words: 'Tiang nomor 14 sampai 17.\nYang paling gelap di depan gerbang SD.', files: FILES.slice(0, 1) },
  { at: NOW, title: 'Laporan diterima', by: 'Admin SP4N-LAPOR Kabupaten Rembang' },
]

export const DESCRIPTION =
  'Lampu jalan di depan SD Negeri 2 mati sejak sebulan lalu. Anak-anak pulang mengaji lewat situ dan sudah dua kali ada yang jatuh ke selokan.\n\nKami sudah bilang ke RT, tetapi belum ada yang datang.'

function day(date: string, mark: CalendarDay['mark'], why?: string): CalendarDay {
  return { date, mark, why }
}
