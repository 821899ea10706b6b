// What the example reports are about: own sentences about places that do not exist.
import type { Unit, UnitId } from '../../report/world.ts'
import type { Classification } from '../../sop/vocabulary.ts'
import type { DemoPicture } from './demo-pictures.ts'
import type { Random } from './seeded-random.ts'

export type DemoTopic = {
  readonly classification: Classification
  readonly title: string
  readonly description: string
  /** Without what points to somebody. */
  readonly masked: string
  readonly answer: string
  readonly finding: string
  readonly place: string
  /** A case with content of oversight. */
  readonly oversight: boolean
  /** What a reporter may have sent along. */
  readonly picture: DemoPicture | null
  /** Units of the government that it fits. */
  readonly agencies: readonly UnitId[]
}

type Row = readonly [units: string, classification: Classification, oversight: boolean, title: string, description: string, masked: string, answer: string, finding: string]

const ROWS: readonly Row[] = [
  ['pupr|dpu|dpupr', 'complaint', false, 'Jalan berlubang di {place}', 'Jalan di {place} berlubang cukup dalam dan tergenang saat hujan. Minggu lalu dua pengendara motor jatuh di sana. Mohon segera ditambal.', 'Jalan berlubang dan tergenang saat hujan; ada pengendara yang jatuh.', 'Petugas sudah meninjau lokasi dan lubang sudah ditambal. Perbaikan menyeluruh masuk rencana tahun ini.', 'Lokasi ditinjau, lubang selebar satu meter, penambalan dikerjakan regu pemeliharaan'],
  ['pupr|dpu|dpupr', 'complaint', false, 'Saluran air tersumbat di {place}', 'Saluran air di {place} tersumbat lumpur dan sampah. Setiap hujan air masuk ke teras rumah warga.', 'Saluran air tersumbat dan air masuk ke rumah warga.', 'Saluran sudah dikeruk sepanjang enam puluh meter dan akan diperiksa lagi sebelum musim hujan.', 'Endapan setebal empat puluh sentimeter, dikeruk dua hari'],
  ['dindik|disdik|sdn-contoh|smpn-contoh', 'complaint', false, 'Atap ruang kelas bocor di {place}', 'Atap dua ruang kelas sekolah di {place} bocor. Anak-anak belajar berdesakan di perpustakaan sejak bulan lalu.', 'Atap ruang kelas bocor, siswa belajar di perpustakaan.', 'Atap sudah diperbaiki sementara, dan perbaikan tetap dijadwalkan pada libur semester.', 'Kerusakan pada dua ruang kelas, perbaikan sementara selesai'],
  ['dindik|disdik|sdn-contoh|smpn-contoh', 'complaint', true, 'Pungutan perpisahan di sekolah di {place}', 'Wali murid di {place} diminta membayar uang perpisahan dengan jumlah yang ditentukan. Katanya sukarela, tetapi daftarnya ditagih.', 'Wali murid diminta membayar uang perpisahan dengan jumlah yang ditentukan.', 'Sekolah sudah kami minta menghentikan pungutan, dan uang yang terkumpul dikembalikan.', 'Kepala sekolah dimintai keterangan, pungutan dihentikan'],
  ['pdam|pupr|dpupr', 'complaint', false, 'Air bersih mati tiga hari di {place}', 'Air di {place} tidak mengalir sejak tiga hari yang lalu tanpa pemberitahuan. Kami membeli air galon untuk memasak.', 'Air bersih tidak mengalir tiga hari tanpa pemberitahuan.', 'Pipa yang pecah sudah diganti dan air mengalir kembali. Rekening bulan ini dikurangi.', 'Pipa induk pecah, diganti pada malam hari'],
  ['dinkes|rsud|puskesmas-1|upt-puskesmas', 'complaint', false, 'Antrean pendaftaran puskesmas di {place}', 'Pendaftaran di puskesmas {place} baru dibuka pukul sembilan, padahal tertulis pukul tujuh. Orang tua yang sakit menunggu lama.', 'Loket pendaftaran puskesmas dibuka terlambat.', 'Jam buka loket sudah ditertibkan dan nomor antrean dapat diambil dari rumah.', 'Jadwal petugas loket ditata kembali'],
  ['dinkes|rsud|upt-farmasi|puskesmas-2', 'complaint', false, 'Obat tidak tersedia untuk pasien di {place}', 'Obat tekanan darah untuk ayah saya kosong dua kali di {place}. Kami disuruh membeli sendiri di luar.', 'Obat tekanan darah kosong dua kali.', 'Persediaan sudah ditambah, dan pasien yang terlanjur membeli dapat meminta penggantian.', 'Persediaan diperiksa, kiriman tambahan tiba'],
  ['dukcapil|kecamatan-contoh|kelurahan-contoh', 'complaint', false, 'KTP belum jadi setelah perekaman di {place}', 'Saya merekam data KTP di {place} dua bulan lalu dan sampai sekarang belum jadi. Setiap ditanya jawabannya blangko habis.', 'KTP belum jadi dua bulan setelah perekaman.', 'KTP sudah dicetak dan dapat diambil di loket tiga pada jam kerja.', 'Data sudah tunggal, kartu dicetak'],
  ['inspektorat|dukcapil|kelurahan-contoh', 'complaint', true, 'Diminta uang untuk surat pengantar di {place}', 'Untuk surat pengantar di {place} saya diminta lima puluh ribu rupiah tanpa kuitansi. Tetangga saya juga diminta hal yang sama.', 'Petugas meminta uang untuk surat pengantar tanpa kuitansi.', 'Pemeriksaan selesai: petugas diberi hukuman disiplin, dan uang dikembalikan kepada warga.', 'Keterangan dua saksi dan daftar pelayanan diperiksa'],
  ['dlh', 'complaint', false, 'Sampah menumpuk di {place}', 'Sampah di tempat pembuangan sementara {place} sudah seminggu tidak diangkut. Baunya sampai ke rumah dan banyak lalat.', 'Sampah di tempat pembuangan sementara tidak diangkut seminggu.', 'Sampah sudah diangkut, dan jadwal pengangkutan ditambah menjadi tiga kali seminggu.', 'Truk rusak, jadwal diganti armada cadangan'],
  ['dishub|pupr|dpupr', 'complaint', false, 'Lampu jalan padam di {place}', 'Lima lampu jalan di {place} padam sejak dua minggu. Jalannya gelap dan rawan bagi anak yang pulang mengaji.', 'Lima lampu jalan padam dua minggu.', 'Lampu sudah diganti. Bila padam lagi, sebutkan nomor pada tiangnya.', 'Kabel putus pada tiang ketiga'],
  ['disporbudpar|dindik|dlh', 'aspiration', false, 'Usul taman bermain di {place}', 'Anak-anak di {place} bermain di pinggir jalan. Saya mengusulkan tanah kosong milik pemerintah dijadikan taman bermain sederhana.', 'Usul taman bermain di tanah kosong milik pemerintah.', 'Usul Anda dibawa ke musyawarah perencanaan, dan hasilnya kami umumkan.', 'Status tanah diperiksa, usul dicatat'],
  ['disporbudpar|dinkes', 'aspiration', false, 'Usul jadwal malam di pelayanan {place}', 'Banyak warga {place} bekerja sampai sore. Saya mengusulkan pelayanan dibuka satu malam setiap minggu.', 'Usul membuka pelayanan satu malam setiap minggu.', 'Usul diterima untuk uji coba selama tiga bulan mulai bulan depan.', 'Jadwal petugas dihitung untuk uji coba'],
  ['kominfo|dukcapil|disporbudpar|dinkes', 'information-request', false, 'Syarat izin usaha kecil di {place}', 'Saya ingin membuka warung di {place}. Apa saja syarat izinnya, berapa lama, dan apakah ada biayanya?', 'Pertanyaan tentang syarat izin usaha kecil.', 'Syaratnya KTP dan alamat usaha. Izin terbit pada hari yang sama dan tidak dipungut biaya.', 'Syarat diambil dari standar pelayanan'],
  ['kominfo|dindik|disdik|rsud', 'information-request', false, 'Rincian anggaran perbaikan di {place}', 'Mohon rincian anggaran perbaikan gedung di {place} tahun ini, siapa pelaksananya, dan kapan selesai.', 'Permintaan rincian anggaran perbaikan gedung.', 'Ringkasan anggaran kami sertakan; dokumen lengkap dapat dilihat di kantor pada jam kerja.', 'Dokumen anggaran diringkas'],
]

/** By how a title begins. */
const PICTURES: readonly (readonly [string, DemoPicture])[] = [
  ['Jalan berlubang', 'jalan-berlubang'], ['Saluran air', 'saluran-tersumbat'], ['Atap ruang', 'atap-bocor'], ['Antrean', 'antrean'], ['Sampah', 'sampah-menumpuk'], ['Lampu jalan', 'lampu-padam'],
]

const STREETS = ['Jalan Melati Contoh', 'Jalan Kenanga Contoh', 'Gang Mawar Contoh', 'Dusun Contoh Lor', 'Dusun Contoh Kidul', 'Perumahan Contoh Asri', 'Pasar Contoh', 'Jalan Dahlia Contoh']

export function demoTopic(random: Random, units: readonly Unit[], wanted?: Classification): DemoTopic {
  const rows = ROWS.filter(([, classification]) => wanted === undefined || classification === wanted)
  const [named, classification, oversight, ...texts] = random.pick(rows)
  const place = `${random.pick(STREETS)} RT ${random.whole(1, 9)}`
  const [title = '', description = '', masked = '', answer = '', finding = ''] = texts.map((text) => text.replaceAll('{place}', place))
  const codes = named.split('|')
  const agencies = units.filter(({ code }) => codes.includes(code.split('.').at(-1) ?? '')).map(({ id }) => id)
  const picture = PICTURES.find(([begins]) => title.startsWith(begins))?.[1] ?? null
  return { classification, oversight, place, title, picture, description, masked, answer, finding, agencies }
}
