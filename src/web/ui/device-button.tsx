// Buttons that only script can serve: hidden until it is there.
import type { Text } from '../../text/text.ts'
import { Icon } from './icon.tsx'

/** Copies the text of the element with id `from`. */
export function CopyButton({ t, from, label }: { readonly t: Text; readonly from: string; readonly label: string }) {
  return (
    <>
      <button type="button" class="button plain copy" hidden data-copy={from} data-done={t.frame.copied}>
        <Icon name="copy" />
        <span>{label}</span>
      </button>
      {/* Says aloud that it is done: a live region inside the button would take its name away. */}
      <span class="hear" role="status"></span>
    </>
  )
}

/** Without script a sentence tells how to print. */
export function PrintButton({ t, label }: { readonly t: Text; readonly label: string }) {
  return (
    <>
      <button type="button" class="button plain print" hidden data-print>
        <Icon name="print" />
        <span>{label}</span>
      </button>
      <p class="hint print-hint">{t.frame.printHint}</p>
    </>
  )
}
