// Indonesian words of the list of warnings, and of its digest as it is sent or copied.
export const warningsId = {
  menu: 'Peringatan',
  title: 'Peringatan',
  lead: 'Batas waktu yang hampir habis atau sudah terlewat, yang perlu diketahui jabatan Anda. Yang paling lama terlewat di atas.',
  none: 'Tidak ada peringatan untuk jabatan Anda.',
  caption: 'Batas waktu yang diperingatkan',
  report: 'Laporan',
  step: 'Langkah',
  until: 'Batas waktu',
  warning: 'Peringatan',
  notYours: 'Isi laporan ini hanya untuk yang menanganinya',
  count: (n: string) => `${n} batas waktu diperingatkan.`,
  digest: (time: string, all: string, fresh: string) => `Ringkasan ${time}: ${all} batas waktu, ${fresh} baru sejak ringkasan sebelumnya. Ringkasan dibuat sekali tiap pagi hari kerja.`,
  noDigest: 'Ringkasan berikutnya dibuat pada pagi hari kerja, saat kantor buka.',
  ready: 'Ringkasan siap salin',
  readyHint: 'Untuk dikirim ke grup atau surel: nomor, langkah dan batas waktu saja, tanpa isi laporan dan nama orang.',
  copy: 'Salin ringkasan',
  /** The digest as an e-mail to an officer. */
  mail: {
    subject: (n: number) => `${n} batas waktu perlu perhatian`,
    body: (all: number, fresh: number) => `${all} batas waktu untuk jabatan Anda hampir habis atau sudah terlewat; ${fresh} di antaranya baru.`,
    open: 'Daftarnya ada di meja kerja:',
    why: 'Email ini dikirim paling banyak sekali sehari, pada pagi hari kerja, dan tidak memuat isi laporan atau nama orang.',
  },
  /** The digest as it goes to an office by a channel of its own. */
  message: {
    title: (n: number) => (n === 1 ? 'Satu batas waktu perlu perhatian' : `${n} batas waktu perlu perhatian`),
    line: (number: string, step: string, holder: string, due: string) => `${number}: ${step} (${holder}), ${due}`,
    more: (n: number) => `dan ${n} lainnya pada daftar peringatan`,
    end: 'Daftar lengkap ada di meja kerja, menu Peringatan.',
  },
}
