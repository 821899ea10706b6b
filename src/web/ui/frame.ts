// What every page is given beside its own data: language, address and the files it loads.
import type { Language, Text } from '../../text/text.ts'

/** Addresses of the built files; their names carry a hash of their content. */
export type Assets = {
  readonly css: string
  /** Modules loaded on every page, in order. */
  readonly js: readonly string[]
  readonly font: string
  readonly icon: string
  /** The desk's own look, after the one of all pages. */
  readonly desk: string
  /** The desk's own script: lists by keyboard. */
  readonly listKeys: string
  /** Asks the device for a passkey. */
  readonly passkey: string
  /** The look of the page that checks receipts, and the script that does. */
  readonly log: string
  readonly checkReceipt: string
  /** Only for the style guide: both themes side by side. */
  readonly guide: string
}

export type Frame = {
  readonly t: Text
  readonly language: Language
  /** Path of this page, without its query; the language switch leads back here. */
  readonly path: string
  /** The query that the language switch must keep, without `?`: which government a form is for. */
  readonly query?: string | undefined
  /** Marks every page as an example with synthetic data. */
  readonly demo: boolean
  readonly assets: Assets
  /** Who is signed in; absent on a citizen's pages. */
  readonly user?: { readonly name: string; readonly administrator: boolean; readonly custodian: boolean; /** Enters by hand what came in elsewhere. */ readonly takesIn: boolean; /** Looks at e-mails that came in, where they do. */ readonly takesMail: boolean; readonly signOut: string } | undefined
}
