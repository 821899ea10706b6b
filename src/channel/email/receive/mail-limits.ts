// How much e-mail is taken in, in one place: nothing is lost by it, the sender's server tries again or its sender is told.

const MB = 1024 * 1024

export const MAIL_LIMITS = {
  /** As most mail servers take at the most; a photo grows by a third on its way. Beyond it the sender is told (552). */
  messageBytes: 25 * MB,
  /** All that are just coming in. Beyond it they are asked to come again (452). */
  bytesAtOnce: 75 * MB,
  connections: 20,
  recipients: 50,
  /** From one sender in an hour; mail servers report without one, so those are counted by recipient. */
  perSender: 120,
  /** Of silence, in milliseconds. */
  silence: 60_000,
} as const
