import { describe, expect, it } from 'vitest'
import { replyText, WRITE_ABOVE } from './reply-text.ts'

const own = 'Sudah diperbaiki, terima kasih.\n\nSri'

describe('the earlier message below a reply', () => {
  it.each([
    ['Gmail', `${own}\n\nOn Mon, Nov 2, 2026 at 9:00 AM Tuntas <laporan@lapor.example> wrote:\n\n> Laporan Anda dijawab.\n> Silakan balas.\n`],
    ['Gmail in Indonesian', `${own}\n\nPada tanggal Sen, 2 Nov 2026 pukul 09.00 Tuntas <laporan@lapor.example> menulis:\n\n> Laporan Anda dijawab.\n>\n`],
    ['Gmail, its line broken over two', `${own}\n\nOn Mon, Nov 2, 2026 at 9:00 AM Tuntas Kabupaten Contoh <\nlaporan@lapor.example> wrote:\n\n> Laporan Anda dijawab.\n`],
    ['Outlook on a desk', `${own}\n\n________________________________\nFrom: Tuntas <laporan@lapor.example>\nSent: Monday, November 2, 2026 9:00 AM\nTo: Sri\nSubject: Laporan Anda dijawab\n\nLaporan Anda dijawab.`],
    ['Outlook of old', `${own}\n\n-----Original Message-----\nFrom: Tuntas\nSent: Monday\nTo: Sri\nSubject: Laporan\n\nLaporan Anda dijawab.`],
    ['Yahoo in Indonesian', `${own}\n\n----- Pesan Asli -----\nDari: Tuntas\nUntuk: Sri\nPerihal: Laporan\n\nLaporan Anda dijawab.`],
    ['only quoted lines at the end', `${own}\n\n> Laporan Anda dijawab.\n> Silakan balas.`],
    ['our own line, quoted by any program', `${own}\n\n2026年11月2日(月) 9:00 <laporan@lapor.example>:\n> ${WRITE_ABOVE}\n> Laporan Anda dijawab.`],
  ])('is left out: %s', (_, whole) => {
    const { text, cut } = replyText(whole.replaceAll('\n', '\r\n'))
    expect(text.startsWith(own)).toBe(true)
    expect(text).not.toContain('Laporan Anda dijawab')
    expect(cut).toBe(true)
  })

  it.each([
    ['words below the quoted ones', 'On Mon, Nov 2, 2026 at 9:00 AM Tuntas <laporan@lapor.example> wrote:\n> Kapan rusaknya?\n\nSejak Senin.'],
    ['words between the quoted ones', `Halo,\n\nOn Mon, Nov 2, 2026 at 9:00 AM Tuntas <laporan@lapor.example> wrote:\n> Kapan rusaknya?\nSejak Senin.\n> Di mana?\nDi depan pasar.`],
    ['nothing but a copy', '> Laporan Anda dijawab.\n> Silakan balas.'],
    ['what is passed on', 'Mohon ditindaklanjuti.\n\n---------- Forwarded message ---------\nFrom: Budi <budi@warga.example>\nDate: Mon\nSubject: Jalan rusak\n\nJalan di desa rusak.'],
    ['a sentence that only sounds like it', 'Pada hari Senin saya menulis:\nsurat kepada lurah, tidak dijawab.'],
    ['a signature', 'Terima kasih.\n\n-- \nSri\nJl. Contoh 1'],
    ['headers without a copy', 'Dari: pasar\nKe arah utara lampunya mati.'],
  ])('stays whole: %s', (_, whole) => {
    expect(replyText(whole)).toEqual({ text: whole, cut: false })
  })
})
