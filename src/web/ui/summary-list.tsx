// Facts in pairs: what, and what it is.
import type { Child } from 'hono/jsx'

export type Fact = { readonly name: string; readonly value: Child }

export function SummaryList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
