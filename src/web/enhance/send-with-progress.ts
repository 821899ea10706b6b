// Sends a form in place: shows how far it has come, keeps everything typed and chosen when the connection breaks.
import { allDone } from './pending-work.ts'

type Sending = { form: HTMLFormElement; button: HTMLElement | null; state: HTMLElement; enhance: (part: ParentNode) => void }

const QUIET_MS = 1000

export function sendWithProgress(form: HTMLFormElement, enhance: (part: ParentNode) => void): void {
  const state = form.querySelector<HTMLElement>('[data-send-state]')
  const button = form.querySelector<HTMLElement>('button:not([type])')
  if (state === null) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button?.ariaBusy !== 'true') void send({ form, button, state, enhance })
  })
}

async function send(sending: Sending): Promise<void> {
  const { form, button, state } = sending
  button?.setAttribute('aria-busy', 'true')
  say(state, form.dataset.sending)
  await allDone()
  const request = new XMLHttpRequest()
  const began = performance.now()
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (performance.now() - began > QUIET_MS) say(state, form.dataset.sendingPart?.replace('{n}', String(Math.floor((100 * loaded) / total))))
  })
  request.upload.addEventListener('load', () => say(state, form.dataset.sending))
  request.addEventListener('load', () => show(request, sending))
  // The submission key stays the same, so pressing Send again can't make a second report.
  request.addEventListener('error', () => failed(sending, form.dataset.sendFailed))
  request.open('POST', form.action)
  request.send(new FormData(form))
}

/** A redirect means taken in. The receipt itself (where cookies are off) or a form that came back with its faults replaces this one; any other answer is said beside it. */
function show(request: XMLHttpRequest, sending: Sending): void {
  const { form, state } = sending
  if (request.responseURL !== form.action) {
    say(state, form.dataset.sent)
    location.assign(request.responseURL)
    return
  }
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
  const main = answer.querySelector('main')
  if (main !== null && [201, 409, 413, 422, 428].includes(request.status)) swap(answer.title, main, sending)
  else failed(sending, main === null ? form.dataset.sendFailed : words(main))
}

function words(main: HTMLElement): string {
  return [...main.querySelectorAll('h1, .lead, strong')].map((part) => part.textContent).join(' ')
}

function failed({ button, state }: Sending, said: string | undefined): void {
  button?.removeAttribute('aria-busy')
  say(state, said)
  state.classList.add('failed')
}

function swap(title: string, main: HTMLElement, { form, enhance }: Sending): void {
  const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
  document.title = title
  document.querySelector('main')?.replaceWith(main)
  if (main.querySelector('.kept') === null) for (const input of chosen) carryFiles(main, input)
  enhance(main)
  main.querySelector<HTMLElement>('[autofocus]')?.focus()
  scrollTo(0, 0)
}

/** Without script the files would have to be chosen again. */
function carryFiles(main: HTMLElement, { name, files }: HTMLInputElement): void {
  const fresh = main.querySelector<HTMLInputElement>(`input[type=file][name="${name}"]`)
  if (fresh === null || !files?.length) return
  fresh.files = files
  main.querySelector('[data-files-again]')?.remove()
}

function say(state: HTMLElement, text: string | undefined): void {
  state.classList.remove('failed')
  state.textContent = text ?? ''
}
