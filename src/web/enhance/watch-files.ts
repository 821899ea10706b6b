// Makes large photos smaller once they are chosen; the module that does it is fetched only then.
import { waitFor } from './pending-work.ts'

export function watchFiles(input: HTMLInputElement): void {
  input.addEventListener('change', () => waitFor(shrink(input)))
}

/** Fails open: photos that can't be made smaller are sent as they are. */
async function shrink(input: HTMLInputElement): Promise<void> {
  const { shrunkFiles } = await import('./shrunk-files.ts')
  const files = await shrunkFiles([...(input.files ?? [])])
  if (files === null) return
  input.files = files
  if (input.nextElementSibling?.matches('.shrunk')) return
  const said = document.createElement('p')
  said.className = 'hint shrunk'
  said.setAttribute('role', 'status')
  said.textContent = input.dataset.shrink ?? ''
  input.after(said)
}
