// Settings that need one another, or what this machine can't do: one sentence for each fault.
import type { Environment } from './config.ts'
import { oidcFaults } from './oidc-setting.ts'

/** `severalListen`: whether processes may share a port here. */
export function faultsTogether(env: Environment, { severalListen }: { readonly severalListen: boolean }): readonly string[] {
  return [...mailFaults(env), ...logFaults(env), ...oidcFaults((name) => (env[name] ?? '') !== ''), ...processFaults(env, severalListen)]
}

function processFaults(env: Environment, severalListen: boolean): readonly string[] {
  const wanted = Number(env['TUNTAS_WEB_PROCESSES'] ?? 1)
  return !severalListen && wanted > 1 ? ['TUNTAS_WEB_PROCESSES must be 1 here: only Linux shares a port among several processes.'] : []
}

/** Half a set-up would leave people waiting for mail that nobody sends. */
function mailFaults(env: Environment): string[] {
  const isSet = (name: string) => (env[name] ?? '') !== ''
  const has = isSet('TUNTAS_SMTP_URL')
  if (has && !isSet('TUNTAS_MAIL_FROM')) return ['TUNTAS_SMTP_URL needs TUNTAS_MAIL_FROM beside it: the address that messages come from.']
  if (isSet('TUNTAS_MAIL_PORT') && !isSet('TUNTAS_MAIL_DOMAIN')) return ['TUNTAS_MAIL_PORT needs TUNTAS_MAIL_DOMAIN beside it: the domain whose mail is taken in.']
  if (isSet('TUNTAS_IMAP_URL') && !isSet('TUNTAS_MAIL_DOMAIN')) return ['TUNTAS_IMAP_URL needs TUNTAS_MAIL_DOMAIN beside it: the domain whose mail lies in that mailbox.']
  if (isSet('TUNTAS_IMAP_TLS') && !isSet('TUNTAS_IMAP_URL')) return ['TUNTAS_IMAP_TLS needs TUNTAS_IMAP_URL beside it: without a mailbox nothing is read.']
  if (isSet('TUNTAS_MAIL_GOVERNMENT') && !isSet('TUNTAS_MAIL_PORT') && !isSet('TUNTAS_IMAP_URL')) return ['TUNTAS_MAIL_GOVERNMENT needs TUNTAS_MAIL_PORT or TUNTAS_IMAP_URL beside it: no e-mail is taken in.']
  const alone = ['TUNTAS_MAIL_HOST', 'TUNTAS_MAIL_PROTOCOL'].filter((name) => isSet(name) && !isSet('TUNTAS_MAIL_PORT'))
  if (alone.length > 0) return alone.map((name) => `${name} needs TUNTAS_MAIL_PORT beside it: without a port no e-mail is taken in.`)
  return has ? [] : ['TUNTAS_SMTP_TLS', 'TUNTAS_MAIL_FROM'].filter(isSet).map((name) => `${name} needs TUNTAS_SMTP_URL beside it: without a mail server nothing is sent.`)
}

function logFaults(env: Environment): string[] {
  const isSet = (name: string) => (env[name] ?? '') !== ''
  const [url, key] = ['TUNTAS_LOG_SIGNER_URL', 'TUNTAS_LOG_SIGNER_KEY'] as const
  return [
    ...(isSet(url) === isSet(key) ? [] : [isSet(url) ? `${url} needs ${key} beside it: the public key that its signatures are checked by.` : `${key} needs ${url} beside it: who signs with that key.`]),
    ...(isSet('TUNTAS_LOG_MAIL_TO') && !isSet('TUNTAS_SMTP_URL') ? ['TUNTAS_LOG_MAIL_TO needs TUNTAS_SMTP_URL beside it: without a mail server nothing is sent.'] : []),
  ]
}
