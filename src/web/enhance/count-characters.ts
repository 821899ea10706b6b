// Says how many characters are left, once the end of a long field comes near.

const NEAR = 0.1
const PAUSE_MS = 400

export function countCharacters(area: HTMLTextAreaElement): void {
  const limit = Number(area.dataset.limit)
  const left = document.createElement('span')
  left.className = 'left hint'
  left.setAttribute('role', 'status')
  area.after(left)
  let timer = 0
  const say = () => {
    const rest = limit - area.value.length
    left.classList.toggle('over-limit', rest < 0)
    left.textContent = rest > limit * NEAR ? '' : sentence(area, rest)
  }
  // Spoken after a pause: a number at every key would drown out the letters.
  area.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(say, PAUSE_MS)
  })
  say()
}

function sentence({ dataset }: HTMLTextAreaElement, rest: number): string {
  return ((rest < 0 ? dataset.over : dataset.left) ?? '').replace('{n}', String(Math.abs(rest)))
}
