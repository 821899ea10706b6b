// Indonesian wording of the page about personal data (UU 27/2022).
export const privacyId = {
  title: 'Data pribadi Anda',
  lead: 'Apa yang kami simpan, siapa yang melihatnya, berapa lama, dan apa hak Anda. Singkat dan apa adanya.',
  keptTitle: 'Yang kami simpan',
  kept: [
    'Tulisan dan berkas yang Anda kirim.',
    'Nama dan kontak, hanya bila Anda mengisinya.',
    'Catatan langkah: siapa berbuat apa dan kapan, tanpa isi tulisan.',
  ],
  notKeptTitle: 'Yang tidak kami lakukan',
  notKept: ['Tidak ada iklan dan tidak ada pelacak.', 'Tidak ada data yang dijual.', 'Mesin tidak menilai laporan Anda. Yang menilai selalu orang; sistem hanya menutup laporan yang tidak ditanggapi lagi, menurut aturan SOP.'],
  whoTitle: 'Siapa yang melihat',
  who: [
    { who: 'Admin pengaduan', what: 'Isi laporan dan kontak, untuk memeriksa dan menghubungi Anda. Kalau Anda memilih anonim atau rahasia: nama dan kontak hanya dibuka dengan alasan, untuk waktu terbatas, tercatat, dan Anda diberi tahu kecuali itu merugikan.' },
    { who: 'Dinas yang menangani', what: 'Isi laporan. Nama dan kontak hanya bila Anda tidak memilih anonim.' },
    { who: 'Penyedia email Anda', what: 'Kabar dan jawaban yang kami kirim ke sana, hanya bila Anda mengisi email. Untuk laporan anonim atau rahasia: hanya bahwa ada kabar.' },
    { who: 'Masyarakat umum', what: 'Isi yang data pribadinya sudah ditutup, hanya bila Anda tidak memilih rahasia. Nama Anda tidak pernah.' },
  ],
  sealedTitle: 'Cara kami menjaganya',
  sealed: [
    'Tulisan, berkas, dan identitas disandikan dengan kunci tersendiri untuk tiap laporan.',
    'Kode rahasia Anda tidak kami simpan. Yang kami simpan hanya sidiknya.',
    'Berkas bukti pun disandikan sebelum disimpan.',
  ],
  howLongTitle: 'Berapa lama',
  howLong: 'Selama laporan ditangani, lalu sesuai jadwal retensi arsip pemerintah yang Anda tuju.',
  deviceTitle: 'Di perangkat Anda',
  device: [
    'Satu kuki untuk bahasa, satu untuk memeriksa apakah kuki bisa disimpan, dan satu selama Anda membuka laporan. Kuki terakhir tidak berlaku lagi 30 menit sesudah halaman laporan terakhir dibuka.',
    'Tulisan disimpan di perangkat hanya bila Anda menyalakannya sendiri.',
  ],
  rightsTitle: 'Hak Anda',
  rightsLead: 'Menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, Anda berhak:',
  rights: ['mendapat keterangan tentang pemakaian data Anda,', 'melihat dan meminta salinannya,', 'melengkapi dan memperbaikinya,', 'menarik persetujuan dan meminta data dihapus,', 'berkeberatan atas keputusan yang dibuat mesin saja.'],
  rightsHow: 'Caranya: di halaman laporan Anda, “Minta isi laporan dihapus” atau ubah kontak; untuk yang lain tulis balasan. Permintaan hapus diputuskan paling lama 3 × 24 jam.',
}
