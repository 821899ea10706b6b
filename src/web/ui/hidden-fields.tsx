// Values that a form carries without showing them: submission key, version.

export type Hidden = Readonly<Record<string, string>>

export function HiddenFields({ values }: { readonly values: Hidden }) {
  return <>{Object.entries(values).map(([name, value]) => <input type="hidden" name={name} value={value} />)}</>
}
