// The addresses of pages, as functions: no other file writes one by hand.

export const paths = {
  home: '/',
  newReport: '/lapor',
  track: '/lacak',
  privacy: '/privasi',
  about: '/tentang',
  styleGuide: '/gaya',
  myReport: (number: string) => `/laporan-saya/${encodeURIComponent(number)}`,
  receipt: (number: string) => `/laporan-saya/${encodeURIComponent(number)}/tanda-terima`,
  addReply: (number: string) => `/laporan-saya/${encodeURIComponent(number)}/balasan`,
  evidence: (number: string, file: number) => `/laporan-saya/${encodeURIComponent(number)}/bukti/${file}`,
  withdraw: (number: string) => `/laporan-saya/${encodeURIComponent(number)}/cabut`,
  leave: (number: string) => `/laporan-saya/${encodeURIComponent(number)}/keluar`,
  publicReport: (number: string) => `/laporan/${encodeURIComponent(number)}`,
  asset: (name: string) => `/aset/${name}`,
} as const
