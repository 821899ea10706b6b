// The name under which a file of somebody who stays unnamed is given: their own name for it may name them.

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'video/mp4': 'mp4', 'video/x-m4v': 'm4v',
  'video/quicktime': 'mov', 'video/3gpp': '3gp', 'video/3gpp2': '3g2', 'video/webm': 'webm', 'application/pdf': 'pdf',
}

/** `no` is the file's number in its report. Photos are drawn anew, as JPEG. */
export function nameOfCopy({ no, kind, mediaType }: { readonly no: number; readonly kind: string; readonly mediaType: string }): string {
  const extension = EXTENSIONS[kind === 'photo' ? 'image/jpeg' : mediaType]
  return extension === undefined ? `bukti-${no}` : `bukti-${no}.${extension}`
}
