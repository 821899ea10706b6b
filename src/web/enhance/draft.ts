// Keeps an unsent report on this device, only when its writer has turned that on; never name, contact or files.

const PREFIX = 'tuntas:'
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
const PAUSE_MS = 600

type Draft = { at: number; values: Record<string, string> }
type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function keepDraft(form: HTMLFormElement): void {
  const box = document.querySelector<HTMLElement>('[data-draft-box]')
  const keep = box?.querySelector<HTMLInputElement>('#keep-draft')
  const state = box?.querySelector<HTMLElement>('.draft-state')
  if (!box || !keep || !state || !storageWorks()) return
  const key = `${PREFIX}${form.dataset.draft}:${form.querySelector<HTMLInputElement>('[name=government]')?.value}`
  const drop = (said: string | undefined) => {
    localStorage.removeItem(key)
    keep.checked = false
    state.textContent = said ?? ''
  }
  const save = () => {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: valuesOf(form) }))
    state.textContent = box.dataset.saved ?? ''
  }
  let timer = 0
  form.addEventListener('input', ({ target }) => {
    const secret = target as HTMLInputElement
    // Who makes a report secret has a reason: what is kept goes, until they turn it on once more.
    if (secret.name === 'secret' && secret.checked && keep.checked) drop(box.dataset.secret)
    clearTimeout(timer)
    if (keep.checked) timer = setTimeout(save, PAUSE_MS)
  })
  keep.addEventListener('change', () => (keep.checked ? save() : drop(box.dataset.dropped)))
  box.hidden = false
  offerFound({ form, box, key, keep, drop })
}

/** What was kept is shown only on request: whoever opens the form next may be somebody else. */
function offerFound({ form, box, key, keep, drop }: { form: HTMLFormElement; box: HTMLElement; key: string; keep: HTMLInputElement; drop: (said: string | undefined) => void }): void {
  const draft = readDraft(key)
  const found = box.querySelector<HTMLElement>('[data-draft-found]')
  if (draft === null || found === null) return
  if (form.querySelector<HTMLTextAreaElement>('#description')?.value) {
    keep.checked = true
    return
  }
  found.hidden = false
  found.querySelector('[data-draft-use]')?.addEventListener('click', () => {
    fill(form, draft.values)
    keep.checked = true
    found.hidden = true
  })
  found.querySelector('[data-draft-drop]')?.addEventListener('click', () => {
    drop(box.dataset.dropped)
    found.hidden = true
  })
}

/** After the receipt, nothing of the report stays on the device. */
export function forgetDrafts(name: string): void {
  if (!storageWorks()) return
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX + name)) localStorage.removeItem(key)
}

function readDraft(key: string): Draft | null {
  const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
  if (draft === null || draft.at > Date.now() - KEPT_MS) return draft
  localStorage.removeItem(key)
  return null
}

/** The submission key among them: a report whose receipt got lost on the way stays the same report. */
function inputsOf(form: HTMLFormElement): Input[] {
  return ([...form.elements] as Input[]).filter((input) => input.name && input.type !== 'file' && !input.closest('[data-private]'))
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {}
  for (const input of inputsOf(form)) if (!isTick(input) || input.checked) values[input.name] = input.value
  return values
}

function fill(form: HTMLFormElement, values: Record<string, string>): void {
  for (const input of inputsOf(form)) {
    if (isTick(input)) input.checked = values[input.name] === input.value
    else input.value = values[input.name] ?? ''
  }
}

function isTick(input: Input): input is HTMLInputElement {
  return input.type === 'radio' || input.type === 'checkbox'
}

function storageWorks(): boolean {
  try {
    localStorage.setItem(PREFIX, '')
    localStorage.removeItem(PREFIX)
    return true
  } catch {
    return false
  }
}
