// Every address of the product and who may use it. A handler can only be mounted through a row of this table.

export type Access =
  /** No authority is needed and none is given. */
  | 'anyone'
  /** The holder of the report's number and secret code, by the session that entering them opened. */
  | 'reporter'
  /** Machines of the operator; answered only to the loopback address unless the operator says otherwise. */
  | 'operator'

export type RoutePolicy = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly access: Access
  /** What is counted against the sender's network; absent where nothing is. */
  readonly limit?: 'reports' | 'codes' | 'additions'
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
  leaveAgain: { method: 'get', path: '/laporan-saya/:number/keluar', access: 'reporter' },
  leave: { method: 'post', path: '/laporan-saya/:number/keluar', access: 'reporter' },
  publicReport: { method: 'get', path: '/laporan/:number', access: 'anyone' },
  privacy: { method: 'get', path: '/privasi', access: 'anyone' },
  about: { method: 'get', path: '/tentang', access: 'anyone' },
  styleGuide: { method: 'get', path: '/gaya', access: 'anyone' },
  apiSubmitReport: { method: 'post', path: '/api/v1/reports', access: 'anyone', limit: 'reports' },
  apiPublicReport: { method: 'get', path: '/api/v1/reports/:number', access: 'anyone' },
  apiGovernments: { method: 'get', path: '/api/v1/governments', access: 'anyone' },
  openApi: { method: 'get', path: '/openapi.json', access: 'anyone' },
  asset: { method: 'get', path: '/aset/:name', access: 'anyone' },
  health: { method: 'get', path: '/health', access: 'anyone' },
  metrics: { method: 'get', path: '/metrics', access: 'operator' },
} as const satisfies Record<string, RoutePolicy>

export type RouteName = keyof typeof routes
