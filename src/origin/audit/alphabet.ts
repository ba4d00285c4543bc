/**
 * Every character that a serialized origin can hold; those of the last two rows only in the hosts of apps. If several
 * would do, the one that comes first is taken, so that what is shown reads well: a dot, or else a letter of "evil".
 */
export const alphabet =
  '.evilxabcdfghjkmnopqrstuwyz1234567890-_:/+[]' + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' + '!$%&();={}~'

/** The same, with all that only the hosts of apps hold in one: they hold any of it, or none. */
export const kindsOfCharacters: readonly string[] = [
  ...Array.from(alphabet.slice(0, alphabet.indexOf('A'))),
  alphabet.slice(alphabet.indexOf('A')),
]

const count = (set: string, characters: RegExp): number => set.match(characters)?.length ?? 0

/** Whether a set has many of the characters that labels of hosts are made of. */
export const matchesMany = (set: string): boolean => count(set, /[\w-]/g) > 8

/** Whether a set has several of them; a letter in both cases is one. */
export const matchesSome = (set: string): boolean => count(set, /[\d_a-z-]/g) > 1

/** Whether a set spells out a letter or a digit, or lists a few. */
export const isLiteral = (set: string): boolean => /[a-z\d]/.test(set) && !matchesMany(set)

/** Whether a set cannot tell the end of a label from its middle. */
export const matchesDotAndLetters = (set: string): boolean =>
  set.includes('.') && count(set, /[a-z]/g) === 26
