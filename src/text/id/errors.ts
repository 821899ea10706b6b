// Indonesian wording of pages that say why something could not be done.
export const errorsId = {
  fix: 'Periksa isian berikut, lalu kirim lagi.',
  notFound: {
    title: 'Halaman tidak ditemukan',
    lead: 'Alamat ini salah ketik, atau halamannya sudah tidak ada.',
    deskHint: 'Laporan yang tidak pernah ditangani unit Anda juga tidak ada di sini.',
    hint: 'Mencari laporan? Buka Lacak laporan dan masukkan nomornya.',
  },
  forbidden: {
    title: 'Halaman ini tidak terbuka untuk Anda',
    lead: 'Halaman ini hanya untuk orang yang berhak. Bila ini laporan Anda, buka lagi dengan nomor dan kode rahasia.',
  },
  conflict: {
    title: 'Laporan ini sudah kami terima sebelumnya',
    lead: 'Formulir yang sama pernah dikirim dengan isi yang berbeda. Kiriman pertama aman tersimpan. Kiriman kedua belum kami simpan.',
    taken: 'Yang sudah kami terima',
    rest: 'Yang belum kami simpan',
    restNote: 'Kirim tulisan ini sebagai balasan pada laporan yang sama, atau salin untuk disimpan sendiri.',
    sendRest: 'Kirim sebagai balasan',
    openFirst: 'Buka laporan yang sudah diterima',
    filesAgain: 'Berkas yang ikut pada kiriman kedua perlu dipilih lagi.',
    newReport: 'Ini masalah lain? Tulis laporan baru',
  },
  wait: {
    title: 'Sebentar, hampir terkirim',
    lead: 'Banyak laporan masuk bersamaan. Perangkat Anda diminta bekerja sedetik dua detik, supaya mesin tidak memenuhi tempat orang. Tulisan Anda aman.',
    working: 'Sedang bekerja. Laporan akan terkirim sendiri.',
    withoutScript: (seconds: number) => `Tunggu ${seconds <= 120 ? `${seconds} detik` : `${Math.ceil(seconds / 60)} menit`}, lalu tekan Kirim laporan. Anda tidak perlu mengisi apa pun lagi.`,
    files: 'Berkas Anda tetap kami simpan',
  },
  tooMany: {
    title: 'Terlalu banyak kiriman',
    lead: 'Ada banyak kiriman dari sambungan Anda dalam waktu singkat. Ini bisa terjadi bila satu sambungan dipakai bersama.',
    again: (when: string) => `Silakan coba lagi setelah ${when}.`,
    kept: 'Tulisan Anda ada di bawah. Tidak ada yang hilang.',
  },
  tooLarge: {
    title: 'Kiriman terlalu besar',
    lead: 'Tulisan atau berkas Anda melebihi batas, sehingga kiriman ini belum kami terima.',
    limits: 'Batasnya: 6 berkas, foto dan PDF 15 MB, video 60 MB per berkas.',
    advice: 'Kembali ke formulir, kurangi berkasnya, lalu kirim lagi. Berkas lain bisa menyusul sebagai balasan.',
    back: 'Kembali ke formulir',
  },
  unreadable: {
    title: 'Kiriman ini tidak bisa kami baca',
    lead: 'Kiriman terputus di tengah jalan, atau bukan dari formulir kami. Karena itu belum kami terima.',
    advice: 'Kembali ke formulir, lalu kirim lagi.',
  },
  slow: {
    title: 'Kiriman terhenti karena sambungan terlalu lambat',
    lead: 'Sambungan Anda terlalu lambat, sehingga kiriman ini belum kami terima seluruhnya. Belum ada yang kami simpan.',
    advice: 'Kembali ke formulir, lalu kirim lagi saat sinyal lebih baik. Bila tetap sulit, kirim dulu tanpa berkas. Berkas bisa menyusul sebagai balasan.',
  },
  busy: {
    title: 'Terlalu banyak berkas sedang dikirim',
    lead: 'Banyak orang sedang mengirim berkas bersamaan, sehingga kiriman ini belum kami terima. Ini bukan kesalahan Anda.',
    advice: 'Tunggu beberapa menit, kembali ke formulir, lalu kirim lagi. Kiriman tanpa berkas tetap bisa masuk sekarang. Berkas bisa menyusul sebagai balasan.',
  },
  held: {
    malicious: {
      title: 'Berkas ini tidak kami berikan', lead: 'Pemindai menemukan program berbahaya di dalam berkas ini. Berkasnya tetap tersimpan, tetapi tidak bisa dibuka dari sini.',
      advice: 'Minta pelapor mengirim bukti yang sama dalam bentuk lain, misalnya foto atau tangkapan layar.',
    },
    unchecked: {
      title: 'Berkas ini belum bisa diperiksa', lead: 'Sebelum dibuka, setiap berkas diperiksa dulu oleh pemindai. Pemindai sedang tidak menjawab.',
      advice: 'Coba lagi dalam satu menit. Berkasnya aman tersimpan.',
    },
  },
  unavailable: {
    title: 'Layanan sedang terganggu',
    lead: 'Kiriman Anda belum tersimpan. Ini bukan kesalahan Anda.',
    kept: 'Tulisan Anda ada di bawah.',
    again: 'Tekan Kirim lagi sebentar lagi. Kiriman ini tidak akan tersimpan dua kali.',
    keptFiles: 'Berkas perlu dipilih lagi.',
    reading: 'Halaman ini belum bisa kami buka. Coba lagi sebentar lagi.',
    retry: 'Kirim lagi',
    reload: 'Coba lagi',
  },
  fault: {
    title: 'Ada kesalahan di pihak kami',
    lead: 'Kami sudah mencatatnya. Coba lagi sebentar lagi. Bila tetap begini, sebutkan nomor rujukan ini kepada petugas.',
    reference: 'Nomor rujukan',
  },
  typed: 'Tulisan Anda',
  toHome: 'Ke beranda',
}
