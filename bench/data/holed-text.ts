// A text of which some pieces are replaced again and again: taken apart once, put together cheaply.

export type HoledText = { readonly parts: readonly string[]; /** Which of the pieces stands after each part but the last. */ readonly holes: readonly number[] }

/** `pieces` must be plain letters and digits, none inside another. */
export function holedText(text: string, pieces: readonly string[]): HoledText {
  const parts: string[] = []
  const holes: number[] = []
  let from = 0
  for (const found of text.matchAll(new RegExp(pieces.join('|'), 'g'))) {
    parts.push(text.slice(from, found.index))
    holes.push(pieces.indexOf(found[0]))
    from = found.index + found[0].length
  }
  return { parts: [...parts, text.slice(from)], holes }
}

/** The text with other pieces in the places of the first. */
export function filledText({ parts, holes }: HoledText, pieces: readonly string[]): string {
  let text = parts[0] ?? ''
  for (let at = 0; at < holes.length; at += 1) text += (pieces[holes[at] ?? 0] ?? '') + (parts[at + 1] ?? '')
  return text
}
