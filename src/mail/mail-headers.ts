// The headers that say what an e-mail is: the only ones that are read.

export const MAIL_HEADERS: ReadonlySet<string> = new Set([
  'content-type', 'return-path', 'x-tuntas', 'auto-submitted', 'precedence', 'x-precedence', 'list-id', 'x-failed-recipients', 'x-auto-response-suppress',
  'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-autoreply-from', 'x-mail-autoreply', 'x-vacation',
  'x-spam-flag', 'x-spam-status', 'x-spam',
])
