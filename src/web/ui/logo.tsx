// The emblem: one kawung of four petals (written, checked, followed up, answered) around the dot that is settled.

const PETALS = [45, 135, 225, 315]

/** Decorative: the name always stands beside it. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="logo-ground" width="48" height="48" rx="11" />
      {PETALS.map((angle) => <path class="logo-petal" d="M24 20.8c-6.6-4.8-6.6-13 0-17.8 6.6 4.8 6.6 13 0 17.8z" transform={`rotate(${angle} 24 24)`} />)}
      <circle class="logo-dot" cx="24" cy="24" r="3.2" />
    </svg>
  )
}
