import fc from 'fast-check'

const atoms = fc.constantFrom('a', 'b', String.raw`\.`, '.', '[ab]', '[^a]', String.raw`\w`, '-')
const edges = fc.constantFrom('^', '$', String.raw`(?:^|a)`, String.raw`(?:\.|$)`)
const quantifiers = fc.constantFrom(
  '*',
  '+',
  '?',
  '{2}',
  '{0,2}',
  '{1,3}',
  '{2,}',
  '*?',
  '+?',
  '??',
)

/** Sources of nested, repeated and anchored regular expressions. They use few characters, so they often match. */
export const expressions: fc.Arbitrary<string> = fc.letrec<{ alternatives: string; term: string }>(
  (tie) => ({
    term: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: atoms },
      { weight: 1, arbitrary: edges },
      { weight: 2, arbitrary: fc.tuple(atoms, quantifiers).map((parts) => parts.join('')) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('alternatives'), fc.oneof(fc.constant(''), quantifiers))
          .map(([body, quantifier]) => `(${body})${quantifier}`),
      },
    ),
    alternatives: fc
      .array(
        fc.array(tie('term'), { maxLength: 4 }).map((terms) => terms.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((choices) => choices.join('|')),
  }),
).alternatives
