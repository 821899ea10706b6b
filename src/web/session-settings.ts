// How the reporter's cookie is sealed and sent here.
import type { SessionSettings } from './reporter-session.ts'
import type { Web } from './web.ts'

export function sessionSettings({ secrets, config }: Pick<Web, 'secrets' | 'config'>): SessionSettings {
  return { key: secrets.cookieKey, secure: config.baseUrl.startsWith('https:') }
}
