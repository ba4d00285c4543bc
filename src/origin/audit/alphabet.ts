/**
 * Every character that a serialized origin can contain. Uppercase letters and the characters at the end occur only in the
 * hosts of apps. If several characters fit, an example uses the first one: a dot, or a letter of "evil".
 */
export const alphabet =
  '.evilxabcdfghjkmnopqrstuwyz1234567890-_:/+[]' + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' + '!$%&();={}~'

/** The same, but all characters that only occur in hosts of apps are one kind, because such hosts accept all of them. */
export const kindsOfCharacters: readonly string[] = [
  ...Array.from(alphabet.slice(0, alphabet.indexOf('A'))),
  alphabet.slice(alphabet.indexOf('A')),
]

const countIn = (set: string, characters: RegExp): number => set.match(characters)?.length ?? 0

/** Whether a set has many of the characters that can occur in a label of a host. */
export const matchesMany = (set: string): boolean => countIn(set, /[\w-]/g) > 8

/** Whether a set has several of them. Both cases of a letter count as one. */
export const matchesSome = (set: string): boolean => countIn(set, /[\d_a-z-]/g) > 1

/** Whether a set is a single letter or digit, or a short list of them. */
export const isLiteral = (set: string): boolean => /[a-z\d]/.test(set) && !matchesMany(set)

/** Whether a set matches both the dot after a label and the letters in it. */
export const matchesDotAndLetters = (set: string): boolean =>
  set.includes('.') && countIn(set, /[a-z]/g) === 26
