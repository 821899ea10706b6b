// E-mails in the shapes that programs and servers really give them; written for these tests, nobody in them exists.

export const lines = (parts: readonly string[]): Buffer => Buffer.from(parts.join('\r\n') + '\r\n')

type Fields = Readonly<Record<string, string | null>>

/** A plain e-mail from somebody; `null` leaves a header out. */
export function letter({ headers = {}, body = 'Lampu di depan pasar mati sejak Senin.' }: { readonly headers?: Fields; readonly body?: string } = {}): Buffer {
  const all: Fields = {
    From: 'Sri Contoh <sri@warga.example>', To: 'rembang@lapor.example', Subject: 'Lampu jalan mati', Date: 'Mon, 02 Nov 2026 09:00:00 +0700',
    'Message-ID': '<a1@warga.example>', 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit', ...headers,
  }
  return lines(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).concat('', body.split(/\r?\n/)))
}

export type Part = { readonly type: string; readonly content: string | Buffer; readonly headers?: readonly string[] }

/** A multipart e-mail; contents that are bytes travel as base64. */
export function multipart({ type = 'mixed', headers = {}, parts }: { readonly type?: string; readonly headers?: Fields; readonly parts: readonly Part[] }): Buffer {
  const boundary = 'b0undary=_x'
  const body = parts.flatMap(({ type: partType, content, headers: own = [] }) => [
    `--${boundary}`, `Content-Type: ${partType}`, ...own, ...(typeof content === 'string' ? ['', content] : ['Content-Transfer-Encoding: base64', '', content.toString('base64').replace(/.{76}/g, '$&\r\n')]),
  ])
  return letter({ headers: { 'Content-Type': `multipart/${type}; boundary="${boundary}"`, ...headers }, body: [...body, `--${boundary}--`].join('\n') })
}

const returned = (id: string) => ['Return-Path: <laporan@lapor.example>', `Message-ID: <${id}>`, 'From: Tuntas <laporan@lapor.example>', 'To: sri@warga.example', 'Subject: Laporan Anda dijawab', '', 'Isi pesan.'].join('\r\n')

export function postfixBounce({ id = 'm1@lapor.example', action = 'failed', status = '5.1.1', subject = 'Undelivered Mail Returned to Sender' } = {}): Buffer {
  return multipart({
    type: 'report; report-type=delivery-status',
    headers: { From: 'MAILER-DAEMON@mx.warga.example (Mail Delivery System)', Subject: subject, 'Auto-Submitted': 'auto-replied', 'Message-ID': '<dsn1@mx.warga.example>', 'Return-Path': '<>' },
    parts: [
      { type: 'text/plain; charset=us-ascii', content: 'This is the mail system at host mx.warga.example.\r\n\r\nI\'m sorry to have to inform you that your message could not be delivered.' },
      { type: 'message/delivery-status', content: ['Reporting-MTA: dns; mx.warga.example', 'Original-Envelope-Id: env-1', 'X-Postfix-Queue-ID: 4Rk1', 'Arrival-Date: Mon,  2 Nov 2026 09:00:00 +0700 (WIB)', '', 'Final-Recipient: rfc822; sri@warga.example', `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 5.1.1 <sri@warga.example>:', '    Recipient address rejected: User unknown'].join('\r\n') },
      { type: 'message/rfc822', content: returned(id) },
    ],
  })
}

export const exchangeBounce = () => multipart({
  type: 'report; report-type=delivery-status',
  headers: { From: 'postmaster@dinas.example', Subject: 'Undeliverable: Laporan Anda dijawab', 'Message-ID': '<ndr@dinas.example>', 'Return-Path': '<>', 'X-MS-Exchange-Message-Is-Ndr': '' },
  parts: [
    { type: 'text/html; charset=utf-8', content: '<html><body><p>Pengiriman ke penerima ini gagal.</p></body></html>' },
    { type: 'message/delivery-status', content: 'Reporting-MTA: dns;EX01.dinas.example\r\n\r\nFinal-recipient: RFC822;budi@dinas.example\r\nAction: failed\r\nStatus: 5.2.2\r\nX-Display-Name: Budi' },
    { type: 'text/rfc822-headers', content: 'Message-ID: <m2@lapor.example>\r\nSubject: Laporan Anda dijawab' },
  ],
})

export const eximBounce = () => letter({
  headers: { From: 'Mail Delivery System <Mailer-Daemon@host.example>', Subject: 'Mail delivery failed: returning message to sender', 'X-Failed-Recipients': 'sri@warga.example', 'Auto-Submitted': 'auto-replied', 'Message-ID': '<E1@host.example>' },
  body: 'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.',
})

export const qmailBounce = () => letter({
  headers: { From: 'MAILER-DAEMON@kantor.example', Subject: 'failure notice', 'Message-ID': null, 'Return-Path': '<>' },
  body: 'Hi. This is the qmail-send program at kantor.example.\nI\'m afraid I wasn\'t able to deliver your message to the following addresses.',
})

export const readReceipt = () => multipart({
  type: 'report; report-type=disposition-notification', headers: { Subject: 'Read: Laporan Anda dijawab' },
  parts: [{ type: 'text/plain', content: 'Your message was read.' }, { type: 'message/disposition-notification', content: 'Disposition: manual-action/MDN-sent-manually; displayed' }],
})

/** What a server says days later about an e-mail that it had taken: the e-mail itself comes back with it. */
export const returnedBy = (server: string, { to, raw }: { readonly to: string; readonly raw: string }) => multipart({
  type: 'report; report-type=delivery-status',
  headers: { From: `MAILER-DAEMON@${server} (Mail Delivery System)`, Subject: 'Undelivered Mail Returned to Sender', 'Auto-Submitted': 'auto-replied', 'Message-ID': `<dsn@${server}>` },
  parts: [
    { type: 'text/plain; charset=us-ascii', content: `This is the mail system at host ${server}.` },
    { type: 'message/delivery-status', content: `Reporting-MTA: dns; ${server}\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <${to}>: user unknown` },
    { type: 'message/rfc822', content: raw.trimEnd() },
  ],
})
