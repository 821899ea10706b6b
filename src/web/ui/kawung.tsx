// The emblem as a measure: one petal more for each stage passed, the dot in the middle when all is settled.

const PETALS = [45, 135, 225, 315]

/** `lit` from 1 to 5; decorative, the stage always stands beside it in words. */
export function Kawung({ lit }: { readonly lit: number }) {
  return (
    <svg class="kawung" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {PETALS.map((angle, index) => <path class={index < lit ? 'lit' : undefined} d="M24 21c-6.4-4.6-6.4-12 0-16.6 6.4 4.6 6.4 12 0 16.6z" transform={`rotate(${angle} 24 24)`} />)}
      {lit > PETALS.length && <circle class="end" cx="24" cy="24" r="3" />}
    </svg>
  )
}
