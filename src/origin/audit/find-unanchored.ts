import { textOfSteps, stepsFrom, stepsTo, type Origins, type State } from './accepted-origins.js'
import { after, before } from './automaton.js'
import { startShape } from './origin-shape.js'

const starts = ['', 'https://', 'https://www', 'http://', 'http://www']
const foreignStarts = [
  'https://evil',
  'https://evil-',
  'https://evil.',
  'http://',
  'http://evil',
  'http://evil.',
  'evil-',
  'http:',
  'http',
]
const foreignEnds = [
  '.evil.example',
  'evil.example',
  '-evil.example',
  'evil',
  '//evil.example',
  '/evil.example',
  '://evil.example',
  ':1',
  '1',
]

/**
 * Finds out whether there can be other text before or after the match of an alternative.
 *
 * @param findWhole finds the origins that it matches from their first character to their last
 * @returns an attacker's possible origins that contain a match; `undefined` if the alternative is anchored
 */
export function findUnanchored(
  origins: Origins,
  findWhole: () => Origins,
): readonly string[] | undefined {
  const inFront = origins.states.find(isInFront)
  const behind = origins.states.find(({ position }) => position === after)
  if (inFront === undefined && behind === undefined) return undefined

  const cores = [
    ...findWhole()
      .accepting.slice(0, 1)
      .map((state) => textOfSteps(stepsTo(state))),
    ...[inFront, behind].flatMap((state) => (state === undefined ? [] : coreThrough(state))),
  ]
  const strangeStarts = inFront === undefined ? [] : foreignStarts
  const strangeEnds = behind === undefined ? [] : foreignEnds
  return cores.flatMap((core) => [
    ...(/^(?::\d*)?$/.test(core) ? [`https://evil.example${core}`] : []),
    ...strangeEnds.flatMap((end) => starts.map((start) => start + core + end)),
    ...strangeStarts.map((start) => start + core),
    ...strangeEnds.flatMap((end) => strangeStarts.map((start) => start + core + end)),
  ])
}

const isInFront = ({ position, shape }: State): boolean =>
  position === before && shape !== startShape

/** The match on a shortest path through a state, without the text before and after it. */
const coreThrough = (state: State): string =>
  textOfSteps(
    [...stepsTo(state), ...stepsFrom(state)].filter(({ to }) => to.position.atom !== undefined),
  )
