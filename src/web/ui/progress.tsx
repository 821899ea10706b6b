// How far something has come, or that it is under way.

export type ProgressProps = { readonly label: string; /** 0 to 100; absent while it can't be told. */ readonly value?: number | undefined }

export function Progress({ label, value }: ProgressProps) {
  return (
    <label class="progress">
      <span>{label}</span>
      <progress max="100" value={value}></progress>
    </label>
  )
}
