// The settings of a child process: its environment, and what its supervisor finds out while the child loads.
import type { Environment } from './config.ts'

/** The word with which a supervisor starts a child that it will send settings. */
export const AWAITS_SETTINGS = 'awaits-settings'

export type SettingsMessage = { readonly type: 'settings'; readonly settings: Environment }

/** At once for a process that is started by hand. Whose supervisor goes before it has said anything ends. */
export async function givenSettings(env: Environment): Promise<Environment> {
  if (!process.argv.includes(AWAITS_SETTINGS)) return env
  const orphaned = () => process.exit(1)
  process.once('disconnect', orphaned)
  const { settings } = await settingsMessage()
  process.off('disconnect', orphaned)
  return { ...env, ...settings }
}

/** Others may say something before. */
function settingsMessage(): Promise<SettingsMessage> {
  return new Promise((resolve) => {
    process.on('message', function hear(message: object) {
      if (!('type' in message) || message.type !== 'settings') return
      process.off('message', hear)
      resolve(message as SettingsMessage)
    })
  })
}
