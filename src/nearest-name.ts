// The known name that a mistyped one most likely stands for.

/** The nearest of `known` at a distance of at most a third of its length, or undefined. */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .filter(({ name, distance }) => distance * 3 <= name.length)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.name
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, charA] of [...a].entries()) {
    let diagonal = i
    let left = i + 1
    const next = [left]
    for (const [j, charB] of [...b].entries()) {
      const above = row[j + 1] ?? 0
      left = Math.min(above + 1, left + 1, diagonal + (charA === charB ? 0 : 1))
      next.push(left)
      diagonal = above
    }
    row = next
  }
  return row[b.length] ?? 0
}
