// What keeps a file from being read as YAML at all, in sentences for who has never seen YAML.
import type { YAMLError } from 'yaml'
import type { Fault } from './problem.ts'

type Sentence = { readonly id: readonly [string, string]; readonly en: readonly [string, string] }

const known: Readonly<Partial<Record<YAMLError['code'], Sentence>>> = {
  TAB_AS_INDENT: {
    id: ['Baris ini dimulai dengan tombol Tab.', 'Ganti Tab dengan spasi, sebanyak spasi pada baris tetangganya.'],
    en: ['This line begins with a tab.', 'Use spaces instead, as many as on the lines around it.'],
  },
  DUPLICATE_KEY: {
    id: ['Nama pada baris ini sudah dipakai di bagian yang sama.', 'Beri nama lain, atau gabungkan kedua bagiannya.'],
    en: ['The name on this line is already used in the same section.', 'Give it another name, or join the two.'],
  },
  BAD_INDENT: {
    id: ['Jumlah spasi di depan baris ini, atau baris di atasnya, tidak cocok.', 'Samakan dengan baris lain di bagian yang sama; tiap tingkat dua spasi. Tanda [ dan { harus ditutup dengan ] dan }.'],
    en: ['The spaces before this line, or the one above it, don\'t fit.', 'Use as many as the other lines of the section; two for each level. Every [ and { must be closed by ] and }.'],
  },
  BLOCK_IN_FLOW: {
    id: ['Di dalam { } atau [ ] ada titik dua atau tanda hubung yang terbaca sebagai isian baru.', 'Apit seluruh kalimat itu dengan tanda kutip \' di depan dan di belakang.'],
    en: ['Inside { } or [ ] a colon or hyphen reads as a new entry.', 'Put the whole sentence in quotes \' at both ends.'],
  },
  MISSING_CHAR: {
    id: ['Ada tanda kutip, ] atau } yang belum ditutup.', 'Cari pembukanya pada baris ini atau di atasnya, lalu tutup.'],
    en: ['A quote, ] or } is not closed.', 'Find where it opens, on this line or above, and close it.'],
  },
}

const colon: Sentence = {
  id: ['Pada baris ini ada titik dua yang terbaca sebagai isian baru, atau spasi di depannya tidak cocok.', 'Apit kalimat yang memuat titik dua dengan tanda kutip \', dan samakan spasi di depan baris.'],
  en: ['A colon on this line reads as a new entry, or the spaces before it don\'t fit.', 'Put a sentence with a colon in quotes \', and use as many spaces as the lines around it.'],
}

const other: Sentence = {
  id: ['Baris ini tidak terbaca.', 'Periksa jumlah spasi di depan baris, titik dua, dan tanda kutip di sekitar baris ini; bandingkan dengan bagian lain yang serupa.'],
  en: ['This line can\'t be read.', 'Check the spaces before it, the colons and the quotes around here; compare it with a similar section.'],
}

/** A reference to what is not there. */
export const aliasFault: Fault = {
  path: [],
  id: ['Tanda * di baris ini menunjuk ke nama yang tidak ada sebelumnya, atau terlalu sering menunjuk ke dirinya sendiri.', 'Beri nama itu dengan & di bagian yang dimaksud, di atas baris ini; kalau * bagian dari kalimat, apit kalimatnya dengan tanda kutip \'.'],
  en: ['The * on this line names something that nothing above it is called, or that leads to itself too often.', 'Give that name with & to the part that is meant, above this line; where the * belongs to a sentence, put the sentence in quotes \'.'],
}

export function yamlFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): Fault {
  const sentence = known[code] ?? (/mapping|implicit key/i.test(message) ? colon : other)
  return { path: [], ...sentence }
}
