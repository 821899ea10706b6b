// A number or code that people read aloud and type again: in groups, in letters that can't be mistaken for one another.

/** `code` carries hyphens between its groups; they are shown as gaps and kept when copied. */
export function GroupedCode({ id, code }: { readonly id: string; readonly code: string }) {
  return (
    <code class="grouped" id={id}>
      {code.split('-').map((group, index) => <>{index > 0 && <span class="gap">-</span>}<span class="group">{group}</span></>)}
    </code>
  )
}
