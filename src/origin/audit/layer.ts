/** The places that strings of one length lead to; for each, the most ways that any of them has to each position. */
export type LayerOf<Place> = ReadonlyMap<Place, Float64Array>

/** By how much a layer has more ways than the one before. */
export const growthOf = <Place>(layer: LayerOf<Place>, next: LayerOf<Place>): LayerOf<Place> =>
  new Map(
    Array.from(next, ([place, ways]) => {
      const before = layer.get(place)
      return [place, ways.map((count, index) => Math.max(0, count - (before?.[index] ?? 0)))]
    }),
  )

export const isWithin = <Place>(one: LayerOf<Place>, other: LayerOf<Place>): boolean =>
  [...one].every(([place, ways]) =>
    ways.every((count, index) => count <= (other.get(place)?.[index] ?? 0)),
  )
