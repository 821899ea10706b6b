// Indonesian wording of the e-mails that tell officers that a way to sign in was changed.
export const noticesId = {
  subject: 'Cara masuk akun Tuntas Anda berubah',
  what: {
    'password-changed': 'Kata sandi akun Anda diganti.',
    'password-reset': 'Kata sandi akun Anda dibuat ulang melalui tautan.',
    'generator-changed': 'Aplikasi kode akun Anda diganti.',
    'backup-codes-made': 'Kode cadangan baru dibuat untuk akun Anda. Yang lama tidak berlaku lagi.',
    'passkey-added': 'Sebuah kunci sandi ditambahkan ke akun Anda.',
    'passkey-removed': 'Sebuah kunci sandi dihapus dari akun Anda.',
    'passkeys-removed': 'Semua kunci sandi akun Anda dihapus oleh administrator. Bila ada hubungan dengan penyedia identitas, hubungan itu ikut diputus.',
    'passkey-doubted': 'Sebuah kunci sandi akun Anda ditutup karena mungkin ada salinannya. Hapus kunci itu dan buat yang baru.',
    'provider-linked': 'Akun Anda dihubungkan dengan akun di penyedia identitas. Akun itu kini membuka akun Anda.',
    'provider-unlinked': 'Hubungan akun Anda dengan penyedia identitas diputus.',
    'link-password': 'Administrator membuat tautan untuk membuat ulang kata sandi Anda.',
    'link-factor': 'Administrator membuat tautan untuk memasang ulang aplikasi kode Anda. Bila dipakai, kunci sandi dan hubungan dengan penyedia identitas ikut dihapus.',
  },
  at: (when: string) => `Waktu: ${when}.`,
  yours: 'Bila ini Anda sendiri atau Anda yang memintanya, tidak ada yang perlu dilakukan.',
  notYours: 'Bila bukan, hubungi administrator pemerintah daerah Anda sekarang juga, lalu periksa akun Anda:',
  why: 'Email ini dikirim setiap kali cara masuk berubah. Kami tidak pernah meminta kata sandi atau kode lewat email.',
}
