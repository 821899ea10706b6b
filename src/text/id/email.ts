// Indonesian wording of e-mails around the message itself, and of how they fared.
export const emailId = {
  /** For reports whose reporter is hidden: nothing of the matter, the agency or the words. */
  discreet: { title: (number: string) => `Kabar tentang laporan ${number}`, body: 'Ada kabar tentang laporan ini. Demi kerahasiaan, isinya hanya ada di halaman laporan.', until: (until: string) => `Mohon dibuka sebelum ${until}.` },
  open: 'Buka laporan',
  openHow: 'Buka alamat ini, lalu masukkan kode rahasia dari tanda terima Anda:',
  files: 'Ada berkas pada jawaban ini. Berkasnya ada di halaman laporan.',
  mayReply: 'Anda boleh membalas email ini. Balasan Anda masuk ke laporan dan dibaca petugas.',
  mayNotReply: 'Jangan balas email ini, karena tidak ada yang membacanya. Balas di halaman laporan.',
  automatic: (government: string) => `Email ini dikirim otomatis oleh ${government}, karena alamat ini ditulis pada sebuah laporan. Bukan Anda? Abaikan saja. Kami tidak pernah meminta kode rahasia Anda lewat email atau telepon.`,
}
