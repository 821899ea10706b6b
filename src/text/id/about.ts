// Indonesian wording of the page about the product.
export const aboutId = {
  title: 'Tentang Tuntas',
  lead: 'Tuntas menjalankan prosedur pengaduan yang sudah ditandatangani pemerintah, langkah demi langkah, di dalam batas waktunya.',
  paragraphs: [
    'Laporan diperiksa, dilindungi, diteruskan kepada yang berwenang, dikerjakan, dijawab, dan ditutup. Setiap saat ada yang bertanggung jawab, dan Anda tahu siapa.',
    'Setiap pemerintah memakai prosedurnya sendiri. Prosedur itu tersimpan sebagai data yang bisa dibaca, diperiksa, dan dicetak kembali.',
    'Tuntas bekerja di samping SP4N-LAPOR!, bukan menggantikannya.',
  ],
  nameTitle: 'Arti nama dan lambang',
  name: 'Tuntas berarti selesai sampai habis. Lambangnya motif kawung: empat kelopak untuk ditulis, diperiksa, ditindaklanjuti, dan dijawab. Titik di tengah adalah tuntas.',
  openTitle: 'Terbuka',
  open: 'Kode sumbernya terbuka dengan lisensi Apache 2.0, supaya siapa pun bisa memeriksa cara kerjanya.',
  accessTitle: 'Untuk semua orang',
  access: 'Situs ini dibuat menurut WCAG 2.2 tingkat AA, berjalan tanpa skrip, di HP lama, dan di sambungan lambat. Menemui hambatan? Sampaikan sebagai laporan.',
}
