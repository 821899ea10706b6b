// Why a message did not arrive, in words; told by the code that a mail server or our sender gave.
import type { Text } from './text.ts'

type Reason = keyof Text['delivery']['reasons']

const SIGNS: readonly (readonly [RegExp, Reason])[] = [
  [/^expired$/, 'expired'], [/^no-address$/, 'no-address'], [/^no-such-domain$/, 'no-such-domain'], [/^erased$/, 'erased'],
  [/(?:^|-)5\.1\.(?:1|2|3|6|10)$/, 'unknownAddress'], [/(?:^|-)[45]\.2\.2$/, 'full'],
  [/^(?:EAUTH|ENOAUTH|EOAUTH2|ETLS|EREQUIRETLS|ECONFIG|smtp-53[0-9].*)$/, 'ours'],
  [/^(?:ESOCKET|ECONNECTION|ECONNREFUSED|ETIMEDOUT|EDNS|EPROTOCOL|EABORT)$/, 'unreachable'],
  [/^(?:smtp-)?5/, 'refusedByServer'], [/^(?:smtp-)?4/, 'later'],
]

export function deliveryReason(t: Text, code: string | null): string {
  return t.delivery.reasons[SIGNS.find(([sign]) => sign.test(code ?? ''))?.[1] ?? 'other']
}
