// Writes SVG as text: elements with attributes and classes, never a style or a script.

type Attributes = Readonly<Record<string, string | number | undefined>>

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(typeof value === 'number' ? rounded(value) : value)}"`]))
  return children.length === 0 ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${children.join('')}</${name}>`
}

/** One line each, the first at this baseline. */
export function textLines(lines: readonly string[], x: number, y: number, lineHeight: number, attributes: Attributes = {}): string {
  return lines.map((line, index) => element('text', { x, y: y + index * lineHeight, ...attributes }, escaped(line))).join('')
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export type Point = readonly [x: number, y: number]

export function pathThrough(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('')
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
