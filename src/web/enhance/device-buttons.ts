// Copy and print: shown only now, because without script they would do nothing.

const SHOWN_MS = 2500

export function wireDeviceButtons(part: ParentNode): void {
  part.querySelectorAll<HTMLButtonElement>('[data-print]').forEach((button) => {
    button.hidden = false
    if (button.nextElementSibling?.matches('.print-hint')) button.nextElementSibling.remove()
    // What stands folded on a receipt belongs on its paper, in browsers too that can't say so in a style.
    addEventListener('beforeprint', () => document.querySelectorAll<HTMLDetailsElement>('.slip-log').forEach((fold) => (fold.open = true)))
    button.addEventListener('click', () => print())
  })
  part.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach((button) => {
    button.hidden = false
    button.addEventListener('click', () => void copyFrom(button))
  })
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '')
  if (source === null || !(await copied(source))) return
  const label = button.querySelector('span')
  if (label === null) return
  const before = label.textContent
  const said = button.nextElementSibling
  label.textContent = button.dataset.done ?? ''
  if (said !== null) said.textContent = label.textContent
  setTimeout(() => {
    label.textContent = before
    if (said !== null) said.textContent = ''
  }, SHOWN_MS)
}

/** Where the clipboard is closed to us (plain http, an old browser), the text is at least selected for a copy by hand. */
async function copied(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(source.innerText)
    return true
  } catch {
    getSelection()?.selectAllChildren(source)
    return document.execCommand('copy')
  }
}
