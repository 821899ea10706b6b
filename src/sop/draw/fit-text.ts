// Breaks text into lines that fit a width, without a browser: letters are taken as wide as in the widest of our fonts.

/** In parts of the size of the letters; a little more than Segoe UI, Roboto and Arial need. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!()[\]/ -]/.test(letter)) return 0.34
  if (/[frtI1]/.test(letter)) return 0.42
  if (/[mwMW@%→–]/.test(letter)) return 0.95
  return /[A-Z&]/.test(letter) ? 0.72 : 0.59
}

export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size
}

/** Lines of the text are kept; a word too long for a line is cut. */
export function fitText(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((line) => fitLine(line.trim(), width, size))
}

function fitLine(line: string, width: number, size: number): string[] {
  const lines: string[] = []
  let open = ''
  for (const word of line.split(/[ \t]+/).flatMap((one) => cutWord(one, width, size))) {
    const longer = open === '' ? word : `${open} ${word}`
    if (open !== '' && textWidth(longer, size) > width) {
      lines.push(open)
      open = word
    } else open = longer
  }
  return open === '' ? lines : [...lines, open]
}

/** After a slash or hyphen where there is one, otherwise anywhere. */
function cutWord(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word]
  const parts = word.split(/(?<=[/-])/)
  if (parts.length > 1) return parts.flatMap((part) => cutWord(part, width, size))
  const fitting = Math.max(1, Math.floor(width / (size * 0.72)) - 1)
  return word.length <= fitting ? [word] : [`${word.slice(0, fitting)}-`, ...cutWord(word.slice(fitting), width, size)]
}
