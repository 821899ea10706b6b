// Every address of the product and who may use it. A handler can only be mounted through a row of this table.

export type Access =
  /** No authority is needed and none is given. */
  | 'anyone'
  /** The holder of the report's number and secret code, by the session that entering them opened. */
  | 'reporter'
  /** No authority is needed, but what is sent must surely come from our own pages: signing in, beginning by a link. */
  | 'door'
  /** Whoever is signed in as an officer. */
  | 'officer'
  /** An officer who may see the report that `:number` names; to anybody else it is not there. */
  | 'caseworker'
  /** An officer who manages a government's units and officers; of which, the handler asks besides. */
  | 'administrator'
  /** Machines of the operator; answered only to the loopback address unless the operator says otherwise. */
  | 'operator'

export type RoutePolicy = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly access: Access
  /** What is counted against the sender's network; absent where nothing is. */
  readonly limit?: 'reports' | 'codes' | 'publicReads' | 'additions' | 'signIns' | 'deskWork'
}

export const routes = {
  home: { method: 'get', path: '/', access: 'anyone' },
  newReport: { method: 'get', path: '/lapor', access: 'anyone' },
  submitReport: { method: 'post', path: '/lapor', access: 'anyone', limit: 'reports' },
  track: { method: 'get', path: '/lacak', access: 'anyone' },
  openReport: { method: 'post', path: '/lacak', access: 'anyone', limit: 'codes' },
  myReport: { method: 'get', path: '/laporan-saya/:number', access: 'reporter' },
  receipt: { method: 'get', path: '/laporan-saya/:number/tanda-terima', access: 'reporter' },
  /** Where a form was posted a restored tab or the switch of language asks by GET. */
  addReplyAgain: { method: 'get', path: '/laporan-saya/:number/balasan', access: 'reporter' },
  addReply: { method: 'post', path: '/laporan-saya/:number/balasan', access: 'reporter', limit: 'additions' },
  evidence: { method: 'get', path: '/laporan-saya/:number/bukti/:file', access: 'reporter' },
  confirmWithdrawal: { method: 'get', path: '/laporan-saya/:number/cabut', access: 'reporter' },
  withdraw: { method: 'post', path: '/laporan-saya/:number/cabut', access: 'reporter', limit: 'additions' },
  choice: { method: 'get', path: '/laporan-saya/:number/pilihan/:holding/:step/:way', access: 'reporter' },
  choose: { method: 'post', path: '/laporan-saya/:number/pilihan/:holding/:step/:way', access: 'reporter', limit: 'additions' },
  ownContact: { method: 'get', path: '/laporan-saya/:number/kontak', access: 'reporter' },
  correctOwnContact: { method: 'post', path: '/laporan-saya/:number/kontak', access: 'reporter', limit: 'additions' },
  consentAgain: { method: 'get', path: '/laporan-saya/:number/izin', access: 'reporter' },
  answerConsent: { method: 'post', path: '/laporan-saya/:number/izin', access: 'reporter', limit: 'additions' },
  leaveAgain: { method: 'get', path: '/laporan-saya/:number/keluar', access: 'reporter' },
  leave: { method: 'post', path: '/laporan-saya/:number/keluar', access: 'reporter' },
  publicReport: { method: 'get', path: '/laporan/:number', access: 'anyone', limit: 'publicReads' },
  procedures: { method: 'get', path: '/prosedur', access: 'anyone' },
  procedure: { method: 'get', path: '/prosedur/:id', access: 'anyone' },
  stories: { method: 'get', path: '/publikasi', access: 'anyone' },
  storiesFeed: { method: 'get', path: '/publikasi.atom', access: 'anyone' },
  privacy: { method: 'get', path: '/privasi', access: 'anyone' },
  about: { method: 'get', path: '/tentang', access: 'anyone' },
  styleGuide: { method: 'get', path: '/gaya', access: 'anyone' },
  apiSubmitReport: { method: 'post', path: '/api/v1/reports', access: 'anyone', limit: 'reports' },
  apiPublicReport: { method: 'get', path: '/api/v1/reports/:number', access: 'anyone', limit: 'publicReads' },
  apiGovernments: { method: 'get', path: '/api/v1/governments', access: 'anyone' },
  openApi: { method: 'get', path: '/openapi.json', access: 'anyone' },
  signIn: { method: 'get', path: '/meja/masuk', access: 'door' },
  checkPassword: { method: 'post', path: '/meja/masuk', access: 'door', limit: 'signIns' },
  signInCode: { method: 'get', path: '/meja/masuk/kode', access: 'door' },
  checkCode: { method: 'post', path: '/meja/masuk/kode', access: 'door', limit: 'signIns' },
  invitation: { method: 'get', path: '/meja/undangan/:token', access: 'door' },
  acceptInvitation: { method: 'post', path: '/meja/undangan/:token', access: 'door', limit: 'signIns' },
  invitedGenerator: { method: 'get', path: '/meja/undangan/:token/aplikasi', access: 'door' },
  setUpGenerator: { method: 'post', path: '/meja/undangan/:token/aplikasi', access: 'door', limit: 'signIns' },
  signOutAgain: { method: 'get', path: '/meja/keluar', access: 'door' },
  signOut: { method: 'post', path: '/meja/keluar', access: 'door', limit: 'deskWork' },
  desk: { method: 'get', path: '/meja', access: 'officer' },
  warnings: { method: 'get', path: '/meja/peringatan', access: 'officer' },
  search: { method: 'get', path: '/meja/cari', access: 'officer' },
  deskReport: { method: 'get', path: '/meja/laporan/:number', access: 'caseworker' },
  contact: { method: 'get', path: '/meja/laporan/:number/kontak', access: 'caseworker' },
  correctContact: { method: 'post', path: '/meja/laporan/:number/kontak', access: 'caseworker', limit: 'deskWork' },
  resendAgain: { method: 'get', path: '/meja/laporan/:number/kirim-ulang', access: 'caseworker' },
  resend: { method: 'post', path: '/meja/laporan/:number/kirim-ulang', access: 'caseworker', limit: 'deskWork' },
  undoAgain: { method: 'get', path: '/meja/laporan/:number/urungkan', access: 'caseworker' },
  undoAct: { method: 'post', path: '/meja/laporan/:number/urungkan', access: 'caseworker', limit: 'deskWork' },
  deskEvidence: { method: 'get', path: '/meja/laporan/:number/bukti/:file', access: 'caseworker' },
  actForm: { method: 'get', path: '/meja/laporan/:number/tindakan/:holding/:step/:way', access: 'caseworker' },
  act: { method: 'post', path: '/meja/laporan/:number/tindakan/:holding/:step/:way', access: 'caseworker', limit: 'deskWork' },
  account: { method: 'get', path: '/meja/akun', access: 'officer' },
  newPassword: { method: 'get', path: '/meja/akun/sandi', access: 'officer' },
  changePassword: { method: 'post', path: '/meja/akun/sandi', access: 'officer', limit: 'signIns' },
  proveForGenerator: { method: 'get', path: '/meja/akun/aplikasi', access: 'officer' },
  beginGenerator: { method: 'post', path: '/meja/akun/aplikasi', access: 'officer', limit: 'signIns' },
  newGenerator: { method: 'get', path: '/meja/akun/aplikasi/baru', access: 'officer' },
  changeGenerator: { method: 'post', path: '/meja/akun/aplikasi/baru', access: 'officer', limit: 'signIns' },
  proveForBackupCodes: { method: 'get', path: '/meja/akun/kode-cadangan', access: 'officer' },
  makeBackupCodes: { method: 'post', path: '/meja/akun/kode-cadangan', access: 'officer', limit: 'signIns' },
  backupCodes: { method: 'get', path: '/meja/akun/kode-cadangan/baru', access: 'officer' },
  keptBackupCodes: { method: 'post', path: '/meja/akun/kode-cadangan/baru', access: 'officer', limit: 'deskWork' },
  endSessionAgain: { method: 'get', path: '/meja/akun/sesi', access: 'officer' },
  endSession: { method: 'post', path: '/meja/akun/sesi', access: 'officer', limit: 'deskWork' },
  enter: { method: 'get', path: '/meja/masukkan', access: 'officer' },
  enterReport: { method: 'post', path: '/meja/masukkan', access: 'officer', limit: 'deskWork' },
  entered: { method: 'get', path: '/meja/masukkan/:number', access: 'officer' },
  mails: { method: 'get', path: '/meja/surat', access: 'officer' },
  mail: { method: 'get', path: '/meja/surat/:mail', access: 'officer' },
  settleMail: { method: 'post', path: '/meja/surat/:mail', access: 'officer', limit: 'deskWork' },
  notes: { method: 'get', path: '/meja/laporan/:number/catatan', access: 'caseworker' },
  addNote: { method: 'post', path: '/meja/laporan/:number/catatan', access: 'caseworker', limit: 'deskWork' },
  reaction: { method: 'get', path: '/meja/laporan/:number/reaksi', access: 'caseworker' },
  recordReaction: { method: 'post', path: '/meja/laporan/:number/reaksi', access: 'caseworker', limit: 'deskWork' },
  receiptDate: { method: 'get', path: '/meja/laporan/:number/tanggal-terima', access: 'caseworker' },
  correctReceiptDate: { method: 'post', path: '/meja/laporan/:number/tanggal-terima', access: 'caseworker', limit: 'deskWork' },
  dossier: { method: 'get', path: '/meja/laporan/:number/berkas', access: 'caseworker' },
  openDossier: { method: 'post', path: '/meja/laporan/:number/berkas', access: 'caseworker', limit: 'deskWork' },
  publications: { method: 'get', path: '/meja/publikasi', access: 'officer' },
  publicationOf: { method: 'get', path: '/meja/publikasi/:number', access: 'officer' },
  changePublication: { method: 'post', path: '/meja/publikasi/:number', access: 'officer', limit: 'deskWork' },
  calendars: { method: 'get', path: '/meja/kalender', access: 'officer' },
  calendar: { method: 'get', path: '/meja/kalender/:calendar', access: 'officer' },
  proposal: { method: 'get', path: '/meja/kalender/:calendar/usul', access: 'administrator' },
  propose: { method: 'post', path: '/meja/kalender/:calendar/usul', access: 'administrator', limit: 'deskWork' },
  calendarChange: { method: 'get', path: '/meja/perubahan-kalender/:change', access: 'officer' },
  decideCalendarChange: { method: 'post', path: '/meja/perubahan-kalender/:change', access: 'officer', limit: 'deskWork' },
  units: { method: 'get', path: '/meja/unit', access: 'administrator' },
  newUnit: { method: 'get', path: '/meja/unit/baru', access: 'administrator' },
  addUnit: { method: 'post', path: '/meja/unit/baru', access: 'administrator', limit: 'deskWork' },
  unit: { method: 'get', path: '/meja/unit/:unit', access: 'administrator' },
  changeUnit: { method: 'post', path: '/meja/unit/:unit', access: 'administrator', limit: 'deskWork' },
  unitStateAgain: { method: 'get', path: '/meja/unit/:unit/keadaan', access: 'administrator' },
  unitState: { method: 'post', path: '/meja/unit/:unit/keadaan', access: 'administrator', limit: 'deskWork' },
  officers: { method: 'get', path: '/meja/petugas', access: 'administrator' },
  newOfficer: { method: 'get', path: '/meja/petugas/baru', access: 'administrator' },
  inviteOfficer: { method: 'post', path: '/meja/petugas/baru', access: 'administrator', limit: 'deskWork' },
  officer: { method: 'get', path: '/meja/petugas/:officer', access: 'administrator' },
  officerData: { method: 'get', path: '/meja/petugas/:officer/data', access: 'administrator' },
  changeOfficer: { method: 'post', path: '/meja/petugas/:officer/data', access: 'administrator', limit: 'deskWork' },
  newPost: { method: 'get', path: '/meja/petugas/:officer/jabatan', access: 'administrator' },
  givePost: { method: 'post', path: '/meja/petugas/:officer/jabatan', access: 'administrator', limit: 'deskWork' },
  takePostAgain: { method: 'get', path: '/meja/petugas/:officer/jabatan/lepas', access: 'administrator' },
  takePost: { method: 'post', path: '/meja/petugas/:officer/jabatan/lepas', access: 'administrator', limit: 'deskWork' },
  newDeputy: { method: 'get', path: '/meja/petugas/:officer/pengganti', access: 'administrator' },
  nameDeputy: { method: 'post', path: '/meja/petugas/:officer/pengganti', access: 'administrator', limit: 'deskWork' },
  endDeputyAgain: { method: 'get', path: '/meja/petugas/:officer/pengganti/akhiri', access: 'administrator' },
  endDeputy: { method: 'post', path: '/meja/petugas/:officer/pengganti/akhiri', access: 'administrator', limit: 'deskWork' },
  officerState: { method: 'get', path: '/meja/petugas/:officer/keadaan', access: 'administrator' },
  changeOfficerState: { method: 'post', path: '/meja/petugas/:officer/keadaan', access: 'administrator', limit: 'deskWork' },
  newLink: { method: 'get', path: '/meja/petugas/:officer/tautan', access: 'administrator' },
  makeLink: { method: 'post', path: '/meja/petugas/:officer/tautan', access: 'administrator', limit: 'deskWork' },
  shownLink: { method: 'get', path: '/meja/petugas/:officer/tautan/baru', access: 'administrator' },
  endOfficerSessionsAgain: { method: 'get', path: '/meja/petugas/:officer/sesi', access: 'administrator' },
  endOfficerSessions: { method: 'post', path: '/meja/petugas/:officer/sesi', access: 'administrator', limit: 'deskWork' },
  service: { method: 'get', path: '/meja/layanan', access: 'administrator' },
  declareOutageAgain: { method: 'get', path: '/meja/layanan/gangguan', access: 'administrator' },
  declareOutage: { method: 'post', path: '/meja/layanan/gangguan', access: 'administrator', limit: 'deskWork' },
  sweepAgainAgain: { method: 'get', path: '/meja/layanan/coba-lagi', access: 'administrator' },
  sweepAgain: { method: 'post', path: '/meja/layanan/coba-lagi', access: 'administrator', limit: 'deskWork' },
  audit: { method: 'get', path: '/meja/catatan', access: 'administrator' },
  asset: { method: 'get', path: '/aset/:name', access: 'anyone' },
  health: { method: 'get', path: '/health', access: 'anyone' },
  metrics: { method: 'get', path: '/metrics', access: 'operator' },
} as const satisfies Record<string, RoutePolicy>

export type RouteName = keyof typeof routes
