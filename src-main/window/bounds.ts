export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlacement {
  readonly bounds: Rectangle | null
  readonly maximised: boolean
}

const preferred = { width: 1366, height: 768 }
export const smallest = { width: 1024, height: 640 }
/** So much of the title bar must stay on a screen that the window can be taken hold of. */
const GRIP = 80

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom)

const isReachable = (bounds: Rectangle, area: Rectangle): boolean =>
  overlap(bounds.x, bounds.width, area.x, area.width) >= GRIP &&
  bounds.y >= area.y &&
  bounds.y <= area.y + area.height - GRIP

/**
 * Where the window opens: as it was left, unless the screen it was on is gone or smaller now.
 * @param workAreas of all screens in device-independent pixels, the primary one first.
 */
export function boundsToOpen(saved: Rectangle | null, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  const area = workAreas[0]
  if (area === undefined) return preferred
  const home = saved && workAreas.find(known => isReachable(saved, known))
  if (saved && home) {
    return {
      x: saved.x,
      y: saved.y,
      width: Math.min(Math.max(saved.width, smallest.width), home.width),
      height: Math.min(Math.max(saved.height, smallest.height), home.height)
    }
  }
  return { width: Math.min(preferred.width, area.width), height: Math.min(preferred.height, area.height) }
}
