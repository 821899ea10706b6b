// What script adds to a page that works without it; loaded on every page, so every line is weighed.
import { countCharacters } from './count-characters.ts'
import { wireDeviceButtons } from './device-buttons.ts'
import { forgetDrafts, keepDraft } from './draft.ts'
import { sendWithProgress } from './send-with-progress.ts'
import { watchFiles } from './watch-files.ts'

/** Also called for a main part that came in place of another. */
function enhance(part: ParentNode): void {
  part.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]').forEach(countCharacters)
  part.querySelectorAll<HTMLInputElement>('input[data-shrink]').forEach(watchFiles)
  part.querySelectorAll<HTMLFormElement>('form[data-draft]').forEach(keepDraft)
  part.querySelectorAll<HTMLFormElement>('form[data-send]').forEach((form) => sendWithProgress(form, enhance))
  part.querySelectorAll<HTMLElement>('[data-draft-sent]').forEach((mark) => forgetDrafts(mark.dataset.draftSent ?? ''))
  wireDeviceButtons(part)
  part.querySelectorAll<HTMLFormElement>('form[data-proof]').forEach((form) => void import('./solve-proof.ts').then(({ solveProof }) => solveProof(form)))
}

enhance(document)
