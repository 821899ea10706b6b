// The names of tiles after c2sp.org/tlog-tiles: 256 hashes each, the rightmost ones cut at what there is.

/** Hashes in a whole tile. */
export const TILE_WIDTH = 256

/** `level` counts tiles, not nodes: hashes in it span 256^level leaves each. `entries` holds what was logged instead of hashes. */
export type TileId = { readonly level: number | 'entries'; readonly index: number; /** 1 to 256. */ readonly width: number }

export function tilePath({ level, index, width }: TileId): string {
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** How many hashes of that level a tree has. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/** 1234067 is `x001/x234/067`: no file ever stands where a folder must. */
function indexPath(index: number): string {
  const groups = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').match(/.{3}/g) ?? []
  return groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
}
