// Indonesian wording of what a reporter is told: the exact message, before it is sent and as it is sent.

/** `words` is what an officer wrote for the reporter along with it; `unit` is who has the report now. */
export type MessageParts = { readonly number: string; readonly unit: string; readonly government: string; readonly words: string | null; /** A date, where the message names one. */ readonly until?: string }

export type Message = { readonly title: string; readonly body: string }

function message(title: string, ...paragraphs: readonly (string | null)[]): Message {
  return { title, body: paragraphs.filter((one) => one !== null && one !== '').join('\n\n') }
}

const SEE = 'Anda bisa melihat perkembangannya dan membalas di halaman laporan Anda.'

export const messagesId = {
  received: ({ number, government }: MessageParts) => message(`Laporan ${number} kami terima`, `Laporan Anda sudah masuk ke ${government}. Simpan nomor laporan dan kode rahasianya.`, SEE),
  dispatched: ({ number, unit }: MessageParts) => message(`Laporan ${number} diteruskan ke ${unit}`, `Laporan Anda sudah diperiksa dan sekarang ditangani ${unit}.`, SEE),
  'dispatched-again': ({ number, unit }: MessageParts) => message(`Laporan ${number} ditindaklanjuti lagi`, `Tanggapan atas jawaban kami sudah kami baca. Laporan Anda kami teruskan lagi ke ${unit} untuk ditindaklanjuti dan dijawab lagi.`, SEE),
  'question-asked': ({ number, words }: MessageParts) => message(`Ada pertanyaan tentang laporan ${number}`, 'Supaya laporan Anda bisa dilanjutkan, mohon jawab pertanyaan ini:', words, 'Balas di halaman laporan Anda. Selama menunggu jawaban Anda, waktu penyelesaian berhenti.'),
  'not-followed-up': ({ number, words }: MessageParts) => message(`Laporan ${number} tidak dilanjutkan`, 'Laporan ini belum lengkap dan tidak dilengkapi sampai batas waktunya, jadi tidak dapat ditindaklanjuti.', words, 'Anda tetap bisa melengkapinya: balas di halaman laporan Anda, dan laporan dibuka lagi.'),
  archived: ({ number, words }: MessageParts) => message(`Laporan ${number} diarsipkan`, 'Laporan Anda tidak kami tindak lanjuti. Alasannya:', words, 'Kalau Anda tidak setuju, balas di halaman laporan Anda.'),
  'returned-up': ({ number, words }: MessageParts) => message(`Laporan ${number} kami kembalikan`, 'Urusan dalam laporan Anda bukan wewenang kami, jadi kami kembalikan ke pengelola SP4N-LAPOR! untuk diteruskan ke yang berwenang.', words, 'Kami tetap mengawasi laporan ini sampai diterima di sana.'),
  answered: ({ number, unit, words }: MessageParts) => message(`Ada jawaban untuk laporan ${number}`, `${unit} menjawab laporan Anda:`, words, 'Sudah memuaskan? Beri tahu kami di halaman laporan Anda. Kalau belum, katakan juga: laporan akan ditindaklanjuti lagi.'),
  'closed-by-silence': ({ number }: MessageParts) => message(`Laporan ${number} ditutup`, 'Kami tidak menerima tanggapan atas jawaban kami selama batas waktunya, jadi laporan dianggap selesai.', 'Belum selesai bagi Anda? Balas di halaman laporan Anda, dan laporan dibuka lagi.'),
  'silence-warning': ({ number, until }: MessageParts) => message(`Laporan ${number} akan ditutup`, `Kami belum menerima tanggapan Anda atas jawaban kami. Kalau sampai ${until} tidak ada tanggapan, laporan dianggap selesai dan ditutup.`, 'Belum puas, atau masih ada pertanyaan? Balas di halaman laporan Anda. Setelah ditutup pun, laporan bisa Anda buka lagi di halaman yang sama.'),
  'handed-over': ({ number, words }: MessageParts) => message(`Laporan ${number} diteruskan ke lembaga lain`, 'Laporan Anda diteruskan ke lembaga di luar pemerintah ini.', words, 'Satu unit kami tetap mengawasinya sampai hasilnya diketahui.'),
  'outcome-known': ({ number, words }: MessageParts) => message(`Hasil laporan ${number} sudah ada`, 'Lembaga yang menerima laporan Anda menyampaikan hasil ini:', words),
  'outer-missed': ({ number }: MessageParts) => message(`Laporan ${number} melewati batas waktu`, 'Laporan Anda belum selesai sampai batas waktu yang ditentukan. Kami minta maaf.', 'Anda berhak membawanya ke Ombudsman RI. Caranya ada di halaman laporan Anda; jalan ini gratis.'),
  extended: ({ number, words }: MessageParts) => message(`Waktu laporan ${number} diperpanjang`, 'Kami perlu waktu lebih lama. Alasannya:', words),
  'shown-again': ({ number, words }: MessageParts) => message(`Laporan ${number} tidak lagi dilindungi lebih ketat`, 'Yang disembunyikan petugas kami melebihi pilihan Anda sudah dibuka lagi. Yang Anda pilih sendiri tetap tersembunyi.', words, 'Anda bisa mengubahnya di halaman laporan Anda.'),
  'made-secret': ({ number, words }: MessageParts) => message(`Laporan ${number} kami lindungi lebih ketat`, 'Dua petugas memutuskan untuk menyembunyikan lebih banyak dari laporan Anda daripada yang Anda pilih.', words, 'Anda bisa mengubahnya lagi di halaman laporan Anda.'),
  'information-registered': ({ number, words }: MessageParts) => message(`Permintaan informasi ${number} dicatat`, 'Permintaan Anda sudah masuk buku register permohonan informasi.', words),
  'information-refused': ({ number, words }: MessageParts) => message(`Permintaan informasi ${number} tidak dapat dipenuhi`, 'Informasi yang Anda minta tidak dapat kami berikan. Alasannya:', words, 'Anda bisa mengajukan keberatan kepada atasan PPID kami.'),
  'proposal-taken-up': ({ number, words }: MessageParts) => message(`Usul ${number} kami bahas`, 'Usul Anda kami teruskan untuk dibahas.', words),
  'first-response': ({ number, unit, words }: MessageParts) => message(`Respon awal untuk laporan ${number}`, `${unit} sudah mulai menangani laporan Anda:`, words),
  'work-begun': ({ number, unit }: MessageParts) => message(`Laporan ${number} mulai dikerjakan`, `${unit} sudah mulai menindaklanjuti laporan Anda.`, SEE),
  withdrawn: ({ number }: MessageParts) => message(`Laporan ${number} Anda tarik`, 'Laporan ditutup atas permintaan Anda.'),
  reopened: ({ number }: MessageParts) => message(`Laporan ${number} dibuka lagi`, 'Laporan Anda kami tindak lanjuti lagi.', SEE),
  completed: ({ number }: MessageParts) => message(`Laporan ${number} sudah lengkap`, 'Terima kasih. Laporan Anda dilanjutkan.', SEE),
  'receipt-corrected': ({ number }: MessageParts) => message(`Tanggal diterima laporan ${number} dikoreksi`, 'Tanggal diterima yang tercatat ternyata keliru. Dua petugas memeriksanya dan memperbaikinya. Batas waktu yang dihitung sejak laporan diterima ikut berubah.', 'Tanggal yang baru ada di halaman laporan Anda.'),
  'nature-corrected': ({ number, words }: MessageParts) => message(`Sifat laporan ${number} dibetulkan`, 'Laporan Anda ternyata perlu cara penanganan yang lain dari perkiraan semula. Alasannya:', words, 'Yang menangani tetap sama dan terus bekerja. Bila waktu untuk menjawab ikut berubah, waktunya dihitung sejak awal yang sama: tanggal yang baru dan sebabnya ada di halaman laporan Anda. Kalau Anda tidak setuju, balas di sana.'),
  'consent-asked': ({ number }: MessageParts) => message(`Bolehkah identitas Anda diserahkan? Laporan ${number}`, 'Batas waktu laporan Anda sudah dekat. Kalau terlewat, laporan dapat dibawa ke Ombudsman RI atau LAPOR! Nasional.', 'Ombudsman biasanya meminta nama dan alamat pelapor. Bolehkah nama dan kontak Anda ikut kami serahkan? Jawab di halaman laporan Anda. Tanpa izin Anda, identitas tidak kami serahkan.'),
  'identity-opened': ({ number, unit }: MessageParts) => message(`Identitas Anda dibuka. Laporan ${number}`, `Seorang petugas ${unit} membuka nama dan kontak Anda untuk waktu yang terbatas. Pembukaan itu tercatat.`, 'Alasannya ada di halaman laporan Anda. Kalau menurut Anda itu tidak perlu, balas di sana.'),
  'original-opened': ({ number, unit }: MessageParts) => message(`Kata-kata asli Anda dibuka. Laporan ${number}`, `Seorang petugas ${unit} membaca laporan Anda seperti Anda menulisnya, untuk waktu yang terbatas. Pembukaan itu tercatat.`, 'Alasannya ada di halaman laporan Anda. Kalau menurut Anda itu tidak perlu, balas di sana.'),
  'consent-recorded': ({ number }: MessageParts) => message(`Jawaban Anda tentang identitas dicatat petugas: laporan ${number}`, 'Petugas mencatat apa yang Anda katakan tentang menyerahkan nama dan kontak Anda kepada Ombudsman RI atau LAPOR! Nasional.', 'Lihat di halaman laporan Anda apakah itu benar. Kalau keliru, ubah di sana: jawaban Anda sendiri yang berlaku.'),
  'erasure-refused': ({ number }: MessageParts) => message(`Penghapusan laporan ${number} tidak dapat dipenuhi`, 'Permintaan Anda untuk menghapus laporan ini sudah diperiksa dan belum dapat dipenuhi. Alasannya ada di halaman laporan Anda.', 'Kalau Anda tidak setuju, balas di sana, atau bawa ke lembaga pelindungan data pribadi.'),
  erased: ({ number }: MessageParts) => message(`Isi laporan ${number} dihapus`, 'Atas permintaan Anda, tulisan, berkas dan identitas Anda dihapus. Yang tersisa hanya catatan bahwa laporan ini pernah ada, tanpa isi dan tanpa nama.'),
  'date-moved': ({ number }: MessageParts) => message(`Tanggal untuk laporan ${number} berubah`, 'Hari kerja yang dihitung berubah karena ada keputusan resmi, misalnya hari libur baru. Karena itu tanggal yang kami janjikan ikut bergeser.', 'Tanggal yang baru dan alasannya ada di halaman laporan Anda.'),
  /** For what a procedure tells without a wording of its own here. */
  otherwise: ({ number, words }: MessageParts) => message(`Ada perkembangan pada laporan ${number}`, words, SEE),
}
