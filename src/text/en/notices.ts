// English wording of the e-mails that tell officers that a way to sign in was changed.
import type { Text } from '../id.ts'

export const noticesEn: Text['notices'] = {
  subject: 'How you sign in to Tuntas has changed',
  what: {
    'password-changed': 'The password of your account was changed.',
    'password-reset': 'The password of your account was set anew by a link.',
    'generator-changed': 'The code application of your account was changed.',
    'backup-codes-made': 'New backup codes were made for your account. The old ones work no more.',
    'passkey-added': 'A passkey was added to your account.',
    'passkey-removed': 'A passkey was removed from your account.',
    'passkeys-removed': 'An administrator removed all passkeys of your account. If there was a link to the identity provider, it was cut too.',
    'passkey-doubted': 'A passkey of your account was closed because there may be a copy of it. Remove it and make a new one.',
    'provider-linked': 'Your account was linked to one at the identity provider, which now opens yours.',
    'provider-unlinked': 'The link of your account to the identity provider was cut.',
    'link-password': 'An administrator made a link to set your password anew.',
    'link-factor': 'An administrator made a link to set up your code application anew. If it is used, passkeys and the link to the identity provider go with it.',
  },
  at: (when) => `Time: ${when}.`,
  yours: 'If this was you, or you asked for it, there is nothing to do.',
  notYours: 'If not, tell the administrator of your government at once, then look at your account:',
  why: 'This e-mail is sent whenever a way to sign in changes. We never ask for a password or a code by e-mail.',
}
