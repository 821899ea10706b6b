// Indonesian wording of what a reporter decides about their own report.
export const choiceId = {
  said: { answer: 'Jawaban untuk Anda', question: 'Pertanyaan untuk Anda' },
  title: 'Bagaimana menurut Anda?',
  ask: 'Apakah jawaban ini sudah menyelesaikan masalah Anda?',
  contested: 'Anda sudah menyatakan belum puas. Petugas membacanya dan menindaklanjuti laporan Anda lagi.',
  askAgain: 'Anda sudah menyatakan belum puas. Kalau ternyata sudah beres, beri tahu kami.',
  others: 'Pilihan Anda',
  leads: {
    satisfied: 'Laporan dianggap selesai. Kalau nanti ternyata belum, Anda tetap bisa membukanya lagi.',
    unsatisfied: 'Laporan ditindaklanjuti lagi. Ceritakan apa yang belum beres supaya tidak dijawab sama.',
    decides: 'Periksa dulu, lalu tekan tombolnya.',
  },
  words: 'Apa yang belum memuaskan?',
  wordsHint: 'Contoh: lampunya sudah diganti, tetapi mati lagi malam itu.',
  confirm: (choice: string) => `Ya: ${choice}`,
  cancel: 'Kembali',
  saved: 'Pilihan Anda sudah kami catat.',
  changed: 'Laporan ini sudah berubah sejak halaman ini dibuka. Lihat dulu keadaannya di halaman laporan Anda.',
  sentBefore: 'Formulir ini sudah pernah dikirim dengan isi lain, dan isi yang pertama yang berlaku.',
}
