// What a file is, told from its content; its name and declared type are only held against that.
import { fileTypeFromBuffer } from 'file-type'
import type { FileKind } from '../report/event.ts'
import type { EvidenceRefusal } from './evidence-refusal.ts'

/** The container decides how a file is inspected; names of one container's formats may stand for each other. */
export type Container = 'jpeg' | 'png' | 'webp' | 'heif' | 'iso-video' | 'webm' | 'pdf'

export type EvidenceKind = { readonly kind: FileKind; readonly mediaType: string; readonly container: Container }

const allowed: readonly (EvidenceKind & { readonly extensions: readonly string[] })[] = [
  { kind: 'photo', container: 'jpeg', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { kind: 'photo', container: 'png', mediaType: 'image/png', extensions: ['png'] },
  { kind: 'photo', container: 'webp', mediaType: 'image/webp', extensions: ['webp'] },
  { kind: 'photo', container: 'heif', mediaType: 'image/heic', extensions: ['heic'] },
  { kind: 'photo', container: 'heif', mediaType: 'image/heif', extensions: ['heif', 'hif'] },
  { kind: 'video', container: 'iso-video', mediaType: 'video/mp4', extensions: ['mp4'] },
  { kind: 'video', container: 'iso-video', mediaType: 'video/x-m4v', extensions: ['m4v'] },
  { kind: 'video', container: 'iso-video', mediaType: 'video/quicktime', extensions: ['mov', 'qt'] },
  { kind: 'video', container: 'iso-video', mediaType: 'video/3gpp', extensions: ['3gp', '3gpp'] },
  { kind: 'video', container: 'iso-video', mediaType: 'video/3gpp2', extensions: ['3g2'] },
  { kind: 'video', container: 'webm', mediaType: 'video/webm', extensions: ['webm'] },
  { kind: 'document', container: 'pdf', mediaType: 'application/pdf', extensions: ['pdf'] },
]

/** What a form's file field may offer to choose: `image/jpeg,image/png,…`. */
export const acceptedMediaTypes: readonly string[] = allowed.map(({ mediaType }) => mediaType)

export type NamedContent = {
  /** As sent; empty when there was none. */
  readonly fileName: string
  /** As sent; counts only where the name has no extension. */
  readonly declaredType: string
  /** The first 4,096 bytes, or all. */
  readonly head: Uint8Array
}

export async function evidenceKind({ fileName, declaredType, head }: NamedContent): Promise<EvidenceKind | { readonly refused: EvidenceRefusal }> {
  const found = await fileTypeFromBuffer(head)
  const content = allowed.find(({ mediaType }) => mediaType === found?.mime)
  const claimed = claimedContainer(fileName, declaredType)
  if (content === undefined) return { refused: claimed === null || claimed === 'other' ? 'type-not-allowed' : 'content-does-not-match-name' }
  // Messengers rename photos (a PNG called .jpg): one kind of photo may pass for another, since it is served as what it is.
  const alike = allowed.some(({ kind, container }) => container === claimed && kind === content.kind)
  if (claimed !== null && !alike) return { refused: 'content-does-not-match-name' }
  return { kind: content.kind, mediaType: content.mediaType, container: content.container }
}

/** Null when neither name nor declared type says anything. */
function claimedContainer(fileName: string, declaredType: string): Container | 'other' | null {
  const extension = /\.([^./\\]{1,20})\s*$/.exec(fileName)?.[1]?.toLowerCase()
  if (extension !== undefined) return allowed.find(({ extensions }) => extensions.includes(extension))?.container ?? 'other'
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (declared === '' || declared === 'application/octet-stream') return null
  return allowed.find(({ mediaType }) => mediaType === declared)?.container ?? 'other'
}
