// Indonesian wording of the search at the desk.

export const searchId = {
  title: 'Cari laporan',
  label: 'Cari nomor atau kata',
  short: 'Cari laporan',
  hint: 'Ketik nomor laporan, nomor di SP4N-LAPOR, atau kata dari naskah yang sudah disamarkan.',
  button: 'Cari',
  start: 'Apa yang bisa dicari',
  ways: [
    'Nomor laporan, dengan atau tanpa tanda hubung, huruf besar atau kecil.',
    'Nomor di SP4N-LAPOR atau lembaga lain, seperti yang dicatat di sini.',
    'Kata apa saja dari naskah yang sudah disamarkan; semua kata harus ada, imbuhan tidak berpengaruh.',
  ],
  scope: 'Yang dicari hanya laporan yang pernah ditangani unit Anda.',
  none: 'Tidak ada laporan yang ditemukan.',
  noneHint: 'Periksa ejaannya, atau pakai kata yang lebih sedikit. Laporan yang belum disamarkan hanya ditemukan lewat nomornya.',
  found: (n: string) => `${n} laporan ditemukan, yang terbaru lebih dulu`,
  one: '1 laporan ditemukan',
  many: 'Terlalu banyak untuk dibaca satu per satu: tambahkan satu kata lagi supaya lebih tepat.',
  open: 'Masih ditangani',
  outcomes: { settled: 'Selesai', withdrawn: 'Dicabut', archived: 'Diarsipkan', 'not-followed-up': 'Tidak ditindaklanjuti', 'handed-over': 'Diserahkan' } as Record<string, string>,
  received: (day: string) => `Diterima ${day}`,
  older: 'Berikutnya',
  first: 'Dari awal',
}
