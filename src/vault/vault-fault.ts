// What can go wrong in the vault, as a fault that tells its kind.

export type VaultFaultCode =
  /** Sealed bytes were changed, moved to another place, or sealed with another key. */
  | 'seal-broken'
  /** The key of the epoch isn't in the keys folder. */
  | 'epoch-missing'
  /** Others than the owner can read the keys folder or a file in it. */
  | 'keys-unsafe'
  /** A key file can't be read or doesn't hold what it should. */
  | 'keys-broken'
  /** A device that should sign did not. */
  | 'signer-failed'
  /** Restoring would replace a different key. */
  | 'keys-in-the-way'

/** Its message never holds key bytes or sealed text. */
export class VaultFault extends Error {
  readonly code: VaultFaultCode

  constructor(code: VaultFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'VaultFault'
    this.code = code
  }
}
