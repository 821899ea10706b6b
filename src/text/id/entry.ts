// Indonesian wording of the page that asks for number and secret code.
export const entryId = {
  title: 'Lacak laporan',
  lead: 'Masukkan nomor dan kode rahasia dari tanda terima Anda. Huruf besar atau kecil sama saja.',
  number: 'Nomor laporan',
  numberHint: 'Contoh: 7K3M-9Q2P-4XV8R',
  code: 'Kode rahasia',
  codeHint: '26 huruf dan angka. Spasi dan tanda hubung boleh dilewati.',
  open: 'Buka laporan',
  lostTitle: 'Kode hilang?',
  lost: 'Kode tidak kami simpan, jadi tidak bisa kami kirim ulang. Anda boleh menulis laporan baru dan menyebut nomor laporan lama.',
  left: 'Anda sudah keluar dari laporan. Di perangkat ini tidak ada lagi yang tersisa.',
  faults: {
    numberMissing: 'Tulis nomor laporan.',
    numberWrong: 'Nomor ini tidak lengkap atau salah ketik. Periksa lagi tanda terima Anda.',
    codeMissing: 'Tulis kode rahasia.',
    codeWrong: 'Kode ini tidak lengkap atau salah ketik. Kode terdiri atas 26 huruf dan angka.',
    noMatch: 'Nomor dan kode ini tidak cocok. Periksa keduanya.',
  },
}
