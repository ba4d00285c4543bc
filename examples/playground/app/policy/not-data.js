/** The text contains code instead of data. Has the place of the code, and a message with what to write instead. */
export class NotData extends Error {
  /** @param {string} message @param {number} from @param {number} to */
  constructor(message, from, to) {
    super(message)
    this.from = from
    this.to = to
  }
}

/** Explains why an expression is not data. @param {import('acorn').AnyNode} node @param {string} text */
export function notData(node, text) {
  const says =
    words[node.type] ?? 'is code, and the playground reads only data. Write the value itself.'
  const code = text.slice(node.start, node.end)
  return new NotData(
    `${shown(code)} ${typeof says === 'string' ? says : says(code)}`,
    node.start,
    node.end,
  )
}

/** Shortens a piece of code for a message: at most 40 characters of its first line. @param {string} code */
export const shown = (code) => {
  const [line = ''] = code.split('\n')
  return `\`${line.length > 40 || line !== code ? `${line.slice(0, 39)}…` : line}\``
}

const predicate =
  'is a function. It works on your server, but the playground does not run code. ' +
  'List the origins that it would allow instead.'

const calculated = 'is a calculation. The playground does not run code, so write the result.'

/** @type {Partial<Record<string, string | ((code: string) => string)>>} */
const words = {
  Identifier: (code) =>
    code === 'NaN' || code === 'Infinity'
      ? 'is not a valid value for an option. Write a number in digits.'
      : 'is a variable, and the playground does not know its value. Write the value itself, with quotes around a string.',
  MemberExpression:
    'is read from somewhere else. Write the value itself, with quotes around a string.',
  ChainExpression:
    'is read from somewhere else. Write the value itself, with quotes around a string.',
  ArrowFunctionExpression: predicate,
  FunctionExpression: predicate,
  CallExpression: (code) =>
    /^(?:app\.use|cors|createPolicy)\b/.test(code)
      ? 'is a call. Write only the options, the part between the parentheses of `cors(…)`.'
      : 'is a function call. The playground does not run code, so write what it returns.',
  NewExpression: (code) =>
    /^new\s+RegExp\b/.test(code)
      ? 'is code. Write the regular expression between slashes, such as `/^https:…$/`.'
      : 'is code. Write the value itself.',
  SpreadElement: 'copies values from somewhere else. Write them out.',
  TemplateLiteral: 'is code. Write the whole string.',
  TaggedTemplateExpression: 'is code. Write the whole string.',
  BinaryExpression: calculated,
  LogicalExpression: calculated,
  UnaryExpression: calculated,
  ConditionalExpression: calculated,
  SequenceExpression: 'is several values. Write one.',
  AssignmentExpression: 'is an assignment. Inside braces, write `name: value`.',
}
