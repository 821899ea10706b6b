// Every page of the citizen with synthetic props, by name: what the style guide links to and the tests of look draw.
import type { Child } from 'hono/jsx'
import { ConflictPage } from '../errors/conflict-page.tsx'
import { FaultPage } from '../errors/fault-page.tsx'
import { ForbiddenPage } from '../errors/forbidden-page.tsx'
import { NotFoundPage } from '../errors/not-found-page.tsx'
import { TooLargePage } from '../errors/too-large-page.tsx'
import { WaitPage } from '../public/wait-page.tsx'
import { TooManyPage } from '../errors/too-many-page.tsx'
import { UnavailablePage } from '../errors/unavailable-page.tsx'
import type { MessageLine } from '../messages-shown.ts'
import { paths } from '../paths.ts'
import { AboutPage } from '../public/about-page.tsx'
import { ChooseGovernmentPage } from '../public/choose-government-page.tsx'
import { HomePage } from '../public/home-page.tsx'
import { MyReportPage, type MyReportPageProps } from '../public/my-report-page.tsx'
import { PrivacyPage } from '../public/privacy-page.tsx'
import { PublicReportPage, type PublicReportPageProps } from '../public/public-report-page.tsx'
import { ReceiptPage, type ReceiptPageProps } from '../public/receipt-page.tsx'
import { ReportFormPage, type ReportFormPageProps } from '../public/report-form-page.tsx'
import { TrackPage } from '../public/track-page.tsx'
import { WithdrawPage } from '../public/withdraw-page.tsx'
import type { Frame } from '../ui/frame.ts'
import { CODE, DESCRIPTION, FILES, NOW, NUMBER, STEP, TIMELINE, ZONE } from './sample-report.ts'

const GOVERNMENTS = [
  { name: 'Kabupaten Rembang', href: '/lapor?pemerintah=rembang', procedure: '500.12.11.2/009/2024' },
  { name: 'Kabupaten Mojokerto', href: '/lapor?pemerintah=mojokerto', procedure: '02/SOP/416-113/2018' },
  { name: 'Kabupaten Wonogiri', href: '/lapor?pemerintah=wonogiri', procedure: '061/2530, 2017' },
  { name: 'Kota Cirebon', href: '/lapor?pemerintah=cirebon', procedure: '025/SOP-PIP/2018' },
]

const DISTRICTS = [
  ['33.17.01', 'Sumber'], ['33.17.02', 'Bulu'], ['33.17.03', 'Gunem'], ['33.17.04', 'Sale'], ['33.17.05', 'Sarang'], ['33.17.06', 'Sedan'], ['33.17.07', 'Pamotan'],
  ['33.17.08', 'Sulang'], ['33.17.09', 'Kaliori'], ['33.17.10', 'Rembang'], ['33.17.11', 'Pancur'], ['33.17.12', 'Kragan'], ['33.17.13', 'Sluke'], ['33.17.14', 'Lasem'],
].map(([value = '', label = '']) => ({ value, label }))

const AGENCIES = [
  'Dinas Perhubungan', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'Dinas Kesehatan', 'Dinas Pendidikan, Pemuda dan Olahraga', 'Dinas Sosial, Pemberdayaan Perempuan dan Keluarga Berencana',
  'Dinas Kependudukan dan Pencatatan Sipil', 'Dinas Lingkungan Hidup', 'Satuan Polisi Pamong Praja', 'RSUD dr. R. Soetrasno', 'Perumda Air Minum',
].map((label, index) => ({ value: String(index + 1), label }))

const FORM: Omit<ReportFormPageProps, 'frame'> = {
  government: { name: 'Kabupaten Rembang', change: '/lapor' },
  districts: DISTRICTS,
  agencies: AGENCIES,
  identityNeeded: false,
  sendsEmail: true,
  values: {},
  errors: [],
  hidden: { submission: '019ab0f2-53c0-7b11-9a44-0d6f3f7c2b10', government: 'rembang' },
  today: '2026-11-23',
}

const samplePromise = 'tuntas-janji@v1\ncontoh.example/log\nK7QM-3FXA-9TD2H\n2026-11-23T03:04:05.000Z\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— contoh.example/log/janji AAAAAAAA\n'

const RECEIPT: Omit<ReceiptPageProps, 'frame'> = {
  zone: ZONE,
  number: NUMBER,
  code: CODE,
  receivedAt: NOW,
  government: 'Kabupaten Rembang',
  kind: 'complaint',
  next: { what: 'Memeriksa laporan Anda, lalu meneruskannya ke dinas yang berwenang.', who: 'Admin SP4N-LAPOR Kabupaten Rembang', dueAt: Date.UTC(2026, 10, 26, 9) },
  files: FILES,
  anonymous: true,
  secret: false,
  followAt: 'lapor.rembangkab.go.id/lacak',
  news: 'email', log: { promise: samplePromise, checkpoint: null, proof: 'ready', checkAt: 'contoh.example/verifikasi' },
}

const MESSAGES: readonly MessageLine[] = [
  { title: `Laporan ${NUMBER} diteruskan ke Dinas Perhubungan`, at: NOW + 28 * 86_400_000, ways: [{ channel: 'Halaman laporan', fate: 'tampil sejak Senin, 21 Desember 2026 pukul 16.00 WIB', tone: 'good' }, { channel: 'Email', fate: 'menunggu dikirim', tone: 'waits' }] },
  { title: `Laporan ${NUMBER} kami terima`, at: NOW, ways: [{ channel: 'Halaman laporan', fate: 'tampil sejak Senin, 23 November 2026 pukul 16.00 WIB', tone: 'good' }, { channel: 'Email', fate: 'tidak sampai (alamat email tidak dikenal di servernya)', tone: 'lost' }] },
]

const MINE: Omit<MyReportPageProps, 'frame'> = {
  said: null,
  erasure: { mayAsk: true, note: null }, kept: null, choices: [], contested: false,
  messages: { lines: MESSAGES, lostAt: null, sends: true },
  numbers: [],
  zone: ZONE,
  number: NUMBER,
  receivedAt: NOW,
  government: 'Kabupaten Rembang',
  agency: 'Dinas Perhubungan',
  stage: 'handled',
  stageNotes: { written: '23 Nov 2026', verified: '21 Des 2026', handled: 'sampai 30 Des 2026' },
  outcome: null,
  step: STEP,
  clocks: STEP.due === null ? [] : [{ what: 'Batas terluar', who: 'Kabupaten Rembang', until: 'Rabu, 30 Desember 2026 pukul 16.00 WIB', budget: '60 hari kerja', due: STEP.due, why: [STEP.why], days: STEP.days ?? [] }],
  timeline: TIMELINE,
  own: {
    kind: 'complaint', subject: 'Lampu jalan di depan SD Negeri 2 mati', description: DESCRIPTION, hope: 'Lampu diganti sebelum libur sekolah.', occurred: 'Sabtu, 21 November 2026',
    place: 'Depan SD Negeri 2, Desa Sumberjo, Kecamatan Rembang', contact: [], files: FILES, anonymous: true, secret: false,
  },
  mayReply: true,
  mayWithdraw: true,
  errors: [],
  hidden: { version: '4' },
}

const PUBLIC: Omit<PublicReportPageProps, 'frame'> = {
  zone: ZONE,
  number: NUMBER,
  kind: 'complaint',
  receivedAt: NOW,
  government: 'Kabupaten Rembang',
  agency: 'Dinas Perhubungan',
  area: 'Kecamatan Rembang',
  stage: 'handled',
  finished: false,
  step: { ...STEP, what: 'Menindaklanjuti laporan dan menulis jawaban.' },
  words: null,
  timeline: TIMELINE.map(({ at, title, by, tone }) => ({ at, title: title.replace('Anda', 'Pelapor'), by, tone: tone === 'own' ? 'plain' : tone })),
}

const TYPED = [{ label: 'Judul', value: 'Lampu jalan di depan SD Negeri 2 mati' }, { label: 'Ceritakan kejadiannya', value: DESCRIPTION }]
const RESEND = { action: paths.newReport, fields: [['submission', 'x'], ['description', DESCRIPTION]] as const, hadFiles: true }

/** Names are the file names of the tests' pictures. */
export function samplePages(base: Frame): Record<string, Child> {
  const at = (path: string): Frame => ({ ...base, path })
  const form = at(paths.newReport)
  const mine = at(paths.myReport(NUMBER))
  const { faults } = base.t.form
  const wrong = [{ field: 'kind', message: faults.kindMissing }, { field: 'description', message: faults.descriptionMissing }, { field: 'files', message: faults.fileLarge('rapat.mp4', '60 MB') }]
  return {
    home: <HomePage frame={at(paths.home)} governments={GOVERNMENTS} limits={{ verified: { n: 3, unit: 'wd' }, handled: { n: 14, unit: 'wd' }, answered: { n: 10, unit: 'wd' } }} />,
    'choose-government': <ChooseGovernmentPage frame={form} governments={GOVERNMENTS} />,
    form: <ReportFormPage frame={form} {...FORM} />,
    'form-errors': <ReportFormPage frame={form} {...FORM} identityNeeded values={{ subject: 'Lampu jalan mati', anonymous: 'on', district: '33.17.10' }} errors={wrong} />,
    'form-kept-files': <ReportFormPage frame={form} {...FORM} values={{ kind: 'complaint' }} errors={wrong.slice(1, 2)} keptFiles={FILES} />,
    receipt: <ReceiptPage frame={mine} {...RECEIPT} />,
    track: <TrackPage frame={at(paths.track)} errors={[]} left />,
    'track-errors': <TrackPage frame={at(paths.track)} number="7K3M-9Q2P" errors={[{ field: 'number', message: base.t.entry.faults.numberWrong }, { field: 'code', message: base.t.entry.faults.codeMissing }]} />,
    mine: <MyReportPage frame={mine} {...MINE} />,
    'mine-late': <MyReportPage frame={mine} {...MINE} step={{ ...STEP, due: { at: NOW, state: 'late', left: { workingDays: 2, calendarDays: 4 } }, days: undefined }} done="reply-added" />,
    'mine-closed': <MyReportPage frame={mine} {...MINE} stage="closed" outcome="settled" step={null} mayReply={false} mayWithdraw={false} />,
    withdraw: <WithdrawPage frame={mine} number={NUMBER} errors={[]} hidden={{}} />,
    public: <PublicReportPage frame={at(paths.publicReport(NUMBER))} {...PUBLIC} />,
    'public-words': <PublicReportPage frame={at(paths.publicReport(NUMBER))} {...PUBLIC} words={{ subject: 'Lampu jalan di depan SD mati', description: DESCRIPTION }} />,
    privacy: <PrivacyPage frame={at(paths.privacy)} />,
    about: <AboutPage frame={at(paths.about)} />,
    conflict: <ConflictPage frame={form} zone={ZONE} number={NUMBER} taken={{ at: NOW, subject: 'Lampu jalan mati', files: FILES.slice(0, 1) }} rest={DESCRIPTION} hidden={{}} />,
    wait: <WaitPage frame={form} fields={[]} seconds={20} typed={TYPED} files={FILES} />,
    'too-many': <TooManyPage frame={form} zone={ZONE} againAt={NOW} typed={TYPED} resend={RESEND} />,
    'too-large': <TooLargePage frame={form} back={paths.newReport} typed={TYPED} />,
    'not-found': <NotFoundPage frame={form} />,
    forbidden: <ForbiddenPage frame={form} />,
    unavailable: <UnavailablePage frame={form} typed={TYPED} resend={RESEND} />,
    fault: <FaultPage frame={form} reference="01JD7Q2M5T" />,
  }
}
