// Who works in the demonstration: every office that a lane of its procedures names has somebody, in every government.

export type Part = {
  /** Its place in this list: their numbers are the first that an empty database gives out. */
  readonly officer: number
  readonly government: string
  readonly unit: string
  readonly office: string
  readonly post: string
  readonly administrator?: true
  readonly custodian?: true
  readonly duties: readonly string[]
}

type Row = readonly [unit: string, office: string, post: string, duties?: readonly string[]]

/** Whoever manages the accounts of a government stands first and verifies too. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  rembang: [
    ['rembang.admin', 'admin', 'Administrator, Tim Admin Rembang'],
    ['rembang.admin', 'admin', 'Tim Admin Rembang'],
    ['rembang.dinkes', 'liaison', 'Pejabat Penghubung, Dinas Kesehatan', ['Pelayanan kesehatan', 'Puskesmas dan rumah sakit']],
    ['rembang.pupr', 'liaison', 'Pejabat Penghubung, Dinas PUPR', ['Jalan dan jembatan', 'Drainase']],
    ['rembang.dinkes', 'head', 'Kepala Dinas Kesehatan'],
    ['rembang.pupr', 'head', 'Kepala Dinas PUPR'],
    ['rembang.dindik', 'liaison', 'Pejabat Penghubung, Dinas Pendidikan', ['Sekolah']],
    ['rembang.dukcapil', 'liaison', 'Pejabat Penghubung, Dukcapil', ['KTP dan akta']],
    ['rembang.dinsos', 'liaison', 'Pejabat Penghubung, Dinas Sosial', ['Bantuan sosial']],
    ['rembang.dlh', 'liaison', 'Pejabat Penghubung, Dinas Lingkungan Hidup', ['Sampah']],
    ['rembang.dishub', 'liaison', 'Pejabat Penghubung, Dinas Perhubungan', ['Lampu jalan', 'Parkir']],
    ['rembang.kominfo', 'liaison', 'Pejabat Penghubung, Dinas Kominfo', ['Informasi publik']],
    ['rembang.satpolpp', 'liaison', 'Pejabat Penghubung, Satpol PP', ['Ketertiban']],
    ['rembang.rsud', 'liaison', 'Pejabat Penghubung, RSUD', ['Rawat jalan', 'Rawat inap']],
    ['rembang.inspektorat', 'liaison', 'Pejabat Penghubung, Inspektorat Daerah', ['Pengawasan']],
    ['rembang.inspektorat', 'head', 'Inspektur Daerah'],
  ],
  mojokerto: [
    ['mojokerto.admin', 'admin', 'Administrator, Tim Admin Mojokerto'],
    ['mojokerto.admin', 'admin', 'Tim Admin Mojokerto'],
    ['mojokerto.admin', 'ketua-tim-pelaksana', 'Ketua Tim Pelaksana'],
    ['mojokerto.admin', 'ketua-tim-koordinasi', 'Ketua Tim Koordinasi'],
    ['mojokerto.dinkes', 'liaison', 'Pejabat Penghubung, Dinas Kesehatan', ['Puskesmas']],
    ['mojokerto.dinkes', 'secretary', 'Sekretaris Dinas Kesehatan'],
    ['mojokerto.dinkes', 'division-head', 'Kepala Bidang, Dinas Kesehatan'],
    ['mojokerto.dinkes', 'section-head', 'Kepala Seksi, Dinas Kesehatan'],
    ['mojokerto.dinkes', 'head', 'Kepala Dinas Kesehatan'],
    ['mojokerto.dindik', 'liaison', 'Pejabat Penghubung, Dinas Pendidikan', ['Sekolah']],
    ['mojokerto.dindik', 'secretary', 'Sekretaris Dinas Pendidikan'],
    ['mojokerto.dindik', 'head', 'Kepala Dinas Pendidikan'],
    ['mojokerto.upt-farmasi', 'liaison', 'Pejabat Penghubung, UPT Instalasi Farmasi', ['Obat']],
    ['mojokerto.upt-farmasi', 'section-head', 'Kepala Subbagian Tata Usaha, UPT Instalasi Farmasi'],
    ['mojokerto.upt-farmasi', 'head', 'Kepala UPT Instalasi Farmasi'],
    ['mojokerto.pupr', 'liaison', 'Pejabat Penghubung, Dinas PUPR', ['Jalan']],
    ['mojokerto.pupr', 'head', 'Kepala Dinas PUPR'],
    ['mojokerto.dukcapil', 'liaison', 'Pejabat Penghubung, Dukcapil', ['KTP dan akta']],
    ['mojokerto.dukcapil', 'head', 'Kepala Dukcapil'],
    ['mojokerto.inspektorat', 'liaison', 'Pejabat Penghubung, Inspektorat', ['Pengawasan']],
    ['mojokerto.inspektorat', 'head', 'Inspektur'],
  ],
  wonogiri: [
    ['wonogiri.upp', 'admin', 'Administrator, UPP Wonogiri'],
    ['wonogiri.upp', 'admin', 'Admin UPP'],
    ['wonogiri.upp', 'ketua-tim-pelaksana', 'Ketua Tim Pelaksana'],
    ['wonogiri.upp', 'ketua-tim-koordinasi', 'Ketua Tim Koordinasi'],
    ['wonogiri.upp', 'apip', 'APIP di Tim Koordinasi'],
    ['wonogiri.upt-pasar', 'liaison', 'Pejabat Penghubung, UPT Pasar', ['Pasar']],
    ['wonogiri.upt-puskesmas', 'liaison', 'Pejabat Penghubung, UPT Puskesmas', ['Puskesmas']],
    ['wonogiri.pdam', 'liaison', 'Pejabat Penghubung, Perumda Air Minum', ['Air bersih']],
    ['wonogiri.dpu', 'liaison', 'Pejabat Penghubung, Dinas Pekerjaan Umum', ['Jalan']],
    ['wonogiri.inspektorat', 'liaison', 'Pejabat Penghubung, Inspektorat', ['Pengawasan']],
    ['wonogiri.inspektorat', 'apip', 'APIP, Inspektorat'],
  ],
  contoh: [
    ['contoh.admin', 'admin', 'Administrator, Tim Administrator Kabupaten'],
    ['contoh.admin', 'admin', 'Tim Administrator Kabupaten'],
    ['contoh.disporbudpar', 'liaison', 'Penghubung (Kasubbag Umum), Disporbudpar', ['Wisata', 'Olahraga']],
    ['contoh.disporbudpar', 'secretary', 'Sekretaris Disporbudpar'],
    ['contoh.disporbudpar', 'head', 'Kepala Disporbudpar'],
    ['contoh.disporbudpar', 'division-head', 'Kepala Bidang, Disporbudpar'],
    ['contoh.disporbudpar', 'section-head', 'Kepala Seksi, Disporbudpar'],
    ['contoh.dlh', 'liaison', 'Pejabat Penghubung, Dinas Lingkungan Hidup', ['Sampah']],
    ['contoh.dlh', 'head', 'Kepala Dinas Lingkungan Hidup'],
    ['contoh.inspektorat', 'liaison', 'Pejabat Penghubung, Inspektorat', ['Pengawasan']],
  ],
  cirebon: [
    ['cirebon.admin', 'admin', 'Administrator, Tim Admin Cirebon'],
    ['cirebon.admin', 'admin', 'Tim Admin Cirebon'],
    ['cirebon.dinkes', 'liaison', 'Pejabat Penghubung, Dinas Kesehatan', ['Kesehatan']],
    ['cirebon.rsud', 'liaison', 'Pejabat Penghubung, RSUD', ['Rumah sakit']],
    ['cirebon.puskesmas-1', 'liaison', 'Pejabat Penghubung, Puskesmas Contoh Satu', ['Puskesmas']],
    ['cirebon.puskesmas-2', 'liaison', 'Pejabat Penghubung, Puskesmas Contoh Dua', ['Puskesmas']],
    ['cirebon.disdik', 'liaison', 'Pejabat Penghubung, Dinas Pendidikan', ['Pendidikan']],
    ['cirebon.sdn-contoh', 'liaison', 'Pejabat Penghubung, SD Negeri Contoh', ['Sekolah dasar']],
    ['cirebon.smpn-contoh', 'liaison', 'Pejabat Penghubung, SMP Negeri Contoh', ['Sekolah menengah']],
    ['cirebon.dpupr', 'liaison', 'Pejabat Penghubung, Dinas PUPR', ['Jalan', 'Drainase']],
    ['cirebon.kecamatan-contoh', 'liaison', 'Pejabat Penghubung, Kecamatan Contoh', ['Pelayanan kecamatan']],
    ['cirebon.kelurahan-contoh', 'liaison', 'Pejabat Penghubung, Kelurahan Contoh', ['Pelayanan kelurahan']],
    ['cirebon.inspektorat', 'liaison', 'Pejabat Penghubung, Inspektorat Daerah', ['Pengawasan']],
  ],
  nasional: [
    ['nasional', 'super-admin', 'Administrator, Super Admin LAPOR!-SP4N'],
    ['nasional', 'super-admin', 'Super Admin LAPOR!-SP4N'],
    ['nasional', 'national-admin', 'Pengelola LAPOR!-SP4N'],
  ],
}

/** Who came later: they stand last, so that everybody before them keeps their number. */
const LATER: Readonly<Record<string, readonly Row[]>> = {
  rembang: [
    ['rembang.admin', 'ppid', 'Pejabat Pengelola Informasi dan Dokumentasi (PPID) Rembang'],
    ['rembang.admin', 'ketua-tim-koordinasi', 'Ketua Tim Koordinasi Rembang'],
  ],
  mojokerto: [
    ['mojokerto.admin', 'ppid', 'Pejabat Pengelola Informasi dan Dokumentasi (PPID) Mojokerto'],
    ['mojokerto.admin', 'head', 'Kepala Sekretariat Tim Admin Mojokerto'],
  ],
  wonogiri: [['wonogiri.upp', 'ppid', 'Pejabat Pengelola Informasi dan Dokumentasi (PPID) Wonogiri']],
  contoh: [
    ['contoh.admin', 'ppid', 'Pejabat Pengelola Informasi dan Dokumentasi (PPID)'],
    ['contoh.admin', 'ketua-tim-koordinasi', 'Ketua Tim Koordinasi Kabupaten'],
  ],
  cirebon: [
    ['cirebon.admin', 'ppid', 'Pejabat Pengelola Informasi dan Dokumentasi (PPID) Kota Cirebon'],
    ['cirebon.admin', 'ketua-tim-koordinasi', 'Ketua Tim Koordinasi Kota Cirebon'],
  ],
}

/** Who consents to a look at what reporters hide: by unit and office, somebody who takes in and dispatches nothing. */
const CUSTODIANS: ReadonlySet<string> = new Set([
  'rembang.inspektorat head', 'rembang.kominfo liaison', 'mojokerto.inspektorat head', 'wonogiri.inspektorat apip', 'contoh.inspektorat liaison', 'cirebon.inspektorat liaison', 'nasional national-admin',
])

type Unnumbered = Omit<Part, 'officer'>

const FIRST: readonly Unnumbered[] = Object.entries(ROWS).flatMap(([government, rows]) => rows.map((row, index) => ({ ...partIn(government, row), ...(index === 0 && { administrator: true as const }) })))

export const DEMO_PARTS: readonly Part[] = [...FIRST, ...Object.entries(LATER).flatMap(([government, rows]) => rows.map((row) => partIn(government, row)))].map((part, index) => ({ officer: index + 1, ...part }))

function partIn(government: string, [unit, office, post, duties = []]: Row): Unnumbered {
  return { government, unit, office, post, duties, ...(CUSTODIANS.has(`${unit} ${office}`) && { custodian: true as const }) }
}

/** Who stands in for whom from the first day on, by unit and office. */
export const DEMO_DEPUTIES: readonly { readonly unit: string; readonly of: string; readonly standIn: string }[] = [
  { unit: 'wonogiri.upp', of: 'ketua-tim-koordinasi', standIn: 'ketua-tim-pelaksana' },
]
