// The emblem: one kawung of four petals (written, checked, followed up, answered) around the dot that is settled.

const PETALS = [45, 135, 225, 315]

/** Decorative: the name always stands beside it. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="logo-ground" width="48" height="48" rx="11" />
      {PETALS.map((angle) => <path class="logo-petal" d="M24 20.2c-5.6-4-5.6-12 0-16.4 5.6 4.4 5.6 12.4 0 16.4z" transform={`rotate(${angle} 24 24)`} />)}
      <circle class="logo-dot" cx="24" cy="24" r="3.2" />
    </svg>
  )
}
