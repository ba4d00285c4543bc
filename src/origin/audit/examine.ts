import { acceptedOrigins } from './accepted-origins.js'
import { findBareDots } from './find-bare-dots.js'
import { mostWaysAtOnce } from './automaton.js'
import { boundSteps } from './bound-steps.js'
import type { Budget } from './budget.js'
import type { Automaton } from './automaton.js'
import { buildAutomaton } from './build-automaton.js'
import { countSteps } from './count-steps.js'
import { examineHosts } from './examine-hosts.js'
import type { AuditOptions, Problem } from './finding.js'
import type { Alternative, Span } from './syntax.js'
import { findUnanchored } from './find-unanchored.js'

/** An alternative, and everything that is wrong with it. */
export interface Examined {
  readonly alternative: Alternative
  readonly problems: readonly Problem[]
  /** The dots that are meant to be literal. */
  readonly dots: readonly Span[]
  /** An origin that it was written for, if that is clear. */
  readonly meant: string | undefined
}

/**
 * The most steps that an expression may take on any origin. Two overlapping wildcards take up to 250,000 steps, a fifth
 * of a millisecond. Three take twenty million, some ten milliseconds. Four take a second.
 */
const mostSteps = 500_000

/** With more ways to match nothing, an engine takes tenths of a second just to compile the expression. */
const mostWays = 1000

/**
 * Finds what is wrong with the alternatives of an expression by their structure, without running it.
 *
 * @throws NotAuditable if the budget runs out
 */
export function examine(
  alternatives: readonly Alternative[],
  options: AuditOptions,
  budget: Budget,
): readonly Examined[] {
  const built = alternatives.map((alternative) => ({
    alternative,
    automaton: buildAutomaton(alternative.syntax, budget),
  }))
  const stalling = findStalling(built, budget)
  const only = (
    alternative: Alternative,
    kinds: readonly ('backtracking' | 'matches-nothing')[],
  ): Examined => ({
    alternative,
    problems: kinds.map((kind) => ({ kind, span: alternative, candidates: [] })),
    dots: [],
    meant: undefined,
  })
  return built.map(({ alternative, automaton }) => {
    // An expression that can stall is not run, so no other problem could be shown.
    if (stalling !== undefined) {
      return only(alternative, alternative === stalling ? ['backtracking'] : [])
    }
    const accepted = acceptedOrigins(automaton, true, budget)
    if (accepted.accepting.length === 0) return only(alternative, ['matches-nothing'])
    const problems: Problem[] = []

    const bareDots = findBareDots(accepted)
    const dots = bareDots.map(({ atom }) => atom)
    if (dots.length > 0) {
      const candidates = bareDots.flatMap((dot) => dot.candidates)
      problems.push({ kind: 'bare-dot', span: alternative, candidates })
    }

    // From here on, bare dots are read as literal ones.
    const meant =
      dots.length === 0 ? automaton : buildAutomaton(alternative.syntax, budget, new Set(dots))
    const origins = dots.length === 0 ? accepted : acceptedOrigins(meant, true, budget)
    const candidates = findUnanchored(origins, () => acceptedOrigins(meant, false, budget))
    if (candidates !== undefined) {
      budget.spend(candidates.length)
      problems.unshift({ kind: 'unanchored', span: alternative, candidates })
    }
    const hosts = examineHosts(alternative, origins, options, budget)
    return {
      alternative,
      problems: [...problems, ...hosts.problems],
      dots,
      meant: hosts.meant,
    }
  })
}

interface Built {
  readonly alternative: Alternative
  readonly automaton: Automaton
}

/** The alternative with which the total number of steps exceeds the limit. */
function findStalling(built: readonly Built[], budget: Budget): Alternative | undefined {
  const endless = built.find(({ automaton }) => mostWaysAtOnce(automaton) > mostWays)
  if (endless !== undefined) return endless.alternative

  let most = 0
  for (const { automaton } of built) {
    most += boundSteps(automaton, mostSteps - most, budget)
    if (most > mostSteps) break
  }
  if (most <= mostSteps) return undefined

  let steps = 0
  for (const { alternative, automaton } of built) {
    steps += countSteps(automaton, mostSteps - steps, budget)
    if (steps > mostSteps) return alternative
  }
  return undefined
}
