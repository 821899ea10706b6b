// A QR code as a picture inside the page: the address in it is a secret and never travels by itself.
import QRCode from 'qrcode'

/** For `src` of an image; dark on white whatever the theme, or cameras don't read it. */
export async function qrPicture(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: 'svg', margin: 3, errorCorrectionLevel: 'M', color: { dark: '#000000', light: '#ffffff' } })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
