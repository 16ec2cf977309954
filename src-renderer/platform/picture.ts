/** Enough to read a page of print; photographs of phones are three times as wide. */
const LONGEST_EDGE = 1600
const QUALITY = 0.85

/**
 * A picture with no edge above LONGEST_EDGE as a JPEG; the picture itself where it is small enough already. Drawn anew,
 * so that nothing of the camera stays in it. Null when it cannot be read.
 */
export async function smallerPicture(file: Blob, mostBytes: number): Promise<Blob | null> {
  const picture = await pictureOf(file)
  if (!picture) return null
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height))
  if (scale === 1 && file.size <= mostBytes) return file
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const pencil = canvas.getContext('2d')
  if (!pencil) return null
  // A transparent page is white paper, not black.
  pencil.fillStyle = 'white'
  pencil.fillRect(0, 0, canvas.width, canvas.height)
  pencil.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}

async function pictureOf(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file)
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
