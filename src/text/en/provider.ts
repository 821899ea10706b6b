// English wording of signing in by the government's own identity provider.
import type { Text } from '../id.ts'

export const providerEn: Text['provider'] = {
  use: (name) => `Sign in with ${name}`,
  away: (name) => `${name} can’t be reached now. Try again later, or sign in here with e-mail and password.`,
  refused: (name) => `${name} did not sign you in. Try once more, or sign in here with e-mail and password.`,
  over: 'The time has run out, or another tab began again. Try once more.',
  unknown: (name) => `This account at ${name} is not linked to an officer who may sign in. Sign in with e-mail and password, then link it on the page My account.`,
  codeLead: (name) => `${name} asked for no second factor. Type the code from the application on your phone, or one backup code.`,
  signedOut: (name) => `You may still be signed in at ${name}.`,
  leave: (name) => `Sign out of ${name} too`,
  own: (name) => `Sign in with ${name}`,
  ownNot: (name) => `Link your account at ${name}, so that you can sign in here with it.`,
  ownLinked: 'Linked since',
  link: (name) => `Link the account at ${name}`,
  goLead: (name) => `You will be taken to ${name}. Sign in there with the same e-mail as your office e-mail here.`,
  go: (name) => `To ${name}`,
  unlink: 'Unlink',
  linked: (name) => `The account at ${name} is linked.`,
  unlinked: (name) => `The link to ${name} is cut. Other sessions have been ended.`,
  notLinked: 'Account not linked',
  faults: {
    email: 'The e-mail there is not verified, or is not your office e-mail here. Sign in there with your own account.',
    taken: 'That account is linked to another officer, or you have a link already. Unlink the old one first.',
  },
  back: 'Back to my account',
}
