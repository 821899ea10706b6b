// A number or code that people read aloud and type again: in groups, in letters that can't be mistaken for one another.

/** `code` carries hyphens between its groups; they are shown faintly and kept when copied. */
export function GroupedCode({ id, code }: { readonly id: string; readonly code: string }) {
  return (
    <code class="grouped" id={id}>
      {code.split('-').map((group, index, groups) => <span>{group}{index < groups.length - 1 && <i>-</i>}</span>)}
    </code>
  )
}
