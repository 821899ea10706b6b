// Photos as they need to be to show what they show: at most 2560 pixels, without the place that a camera writes into them.

const LONGEST_PX = 2560
const SMALL_BYTES = 1_200_000
const QUALITY = 0.85
const SHRINKABLE = ['image/jpeg', 'image/png', 'image/webp']

/** Null when none became smaller, or when this browser can't fill a file field. */
export async function shrunkFiles(files: readonly File[]): Promise<FileList | null> {
  const shrunk = await Promise.all(files.map(shrunkFile))
  if (shrunk.every((file, index) => file === files[index])) return null
  const transfer = new DataTransfer()
  for (const file of shrunk) transfer.items.add(file)
  return transfer.files
}

async function shrunkFile(file: File): Promise<File> {
  if (!SHRINKABLE.includes(file.type) || file.size < SMALL_BYTES) return file
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return file
  const blob = await drawn(bitmap, Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height)))
  bitmap.close()
  if (blob === null || blob.size >= file.size) return file
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg', lastModified: file.lastModified })
}

/** White under what is see-through: JPEG has no transparency. */
function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(null)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
