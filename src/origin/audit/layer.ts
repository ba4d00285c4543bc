/** The places that strings of one length lead to. For each place, the most ways that any string has to each position. */
export type LayerOf<Place> = ReadonlyMap<Place, Float64Array>

/** How many more ways a layer has than the one before. */
export const layerGrowth = <Place>(layer: LayerOf<Place>, next: LayerOf<Place>): LayerOf<Place> =>
  new Map(
    Array.from(next, ([place, ways]) => {
      const before = layer.get(place)
      return [place, ways.map((count, index) => Math.max(0, count - (before?.[index] ?? 0)))]
    }),
  )

export const isLayerWithin = <Place>(one: LayerOf<Place>, other: LayerOf<Place>): boolean =>
  [...one].every(([place, ways]) =>
    ways.every((count, index) => count <= (other.get(place)?.[index] ?? 0)),
  )
