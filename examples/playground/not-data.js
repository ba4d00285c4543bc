/** What is code and no data, where it stands in the text, and what to write instead. */
export class NotData extends Error {
  /** @param {string} message @param {number} from @param {number} to */
  constructor(message, from, to) {
    super(message)
    this.from = from
    this.to = to
  }
}

/** Why an expression is no data. @param {import('acorn').AnyNode} node @param {string} text */
export function notData(node, text) {
  const says = words[node.type] ?? 'is code, and only data is read here: write the value itself.'
  const code = text.slice(node.start, node.end)
  return new NotData(
    `${shown(code)} ${typeof says === 'string' ? says : says(code)}`,
    node.start,
    node.end,
  )
}

/** A piece of code in a message: its first line, and not too much of that. @param {string} code */
export const shown = (code) => {
  const [line = ''] = code.split('\n')
  return `\`${line.length > 40 || line !== code ? `${line.slice(0, 39)}…` : line}\``
}

const predicate =
  'is a function, which is code, and this page runs none of what is written here. On your server it works; here, list ' +
  'the origins that it would allow.'

const calculated = 'is calculated, and nothing is calculated here: write what comes out.'

/** @type {Partial<Record<string, string | ((code: string) => string)>>} */
const words = {
  Identifier: (code) =>
    code === 'NaN' || code === 'Infinity'
      ? 'is no value that an option takes: write a number in digits.'
      : 'is a name, and nobody knows here what it stands for: write the value itself, and text in quotes.',
  MemberExpression: 'is read from somewhere else: write the value itself, and text in quotes.',
  ChainExpression: 'is read from somewhere else: write the value itself, and text in quotes.',
  ArrowFunctionExpression: predicate,
  FunctionExpression: predicate,
  CallExpression: (code) =>
    /^(?:app\.use|cors|createPolicy)\b/.test(code)
      ? 'is a call: write the options alone, which are what stands between the parentheses of `cors(…)`.'
      : 'is a call, and nothing is called here: write what it gives.',
  NewExpression: (code) =>
    /^new\s+RegExp\b/.test(code)
      ? 'makes an expression when it is run: write it between slashes, such as `/^https:…$/`.'
      : 'is made when it is run: write the value itself.',
  SpreadElement: 'stands for members that are elsewhere: write them out.',
  TemplateLiteral: 'is put together when it is run: write the whole text.',
  TaggedTemplateExpression: 'is put together when it is run: write the whole text.',
  BinaryExpression: calculated,
  LogicalExpression: calculated,
  UnaryExpression: calculated,
  ConditionalExpression: calculated,
  SequenceExpression: 'is several values: write one.',
  AssignmentExpression: 'sets something when it is run: inside of braces, write `name: value`.',
}
