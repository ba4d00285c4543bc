export { cors, cors as default } from './connect.js'
export type { CorsDecider, CorsDelegate, CorsMiddleware, CorsRequest } from './connect.js'
export type {
  CorsOptions,
  DangerousOptions,
  OriginAnswer,
  OriginEntry,
  OriginPredicate,
} from './options.js'
export { createPolicy } from './policy.js'
export type {
  ActualDecision,
  Decision,
  Header,
  Policy,
  PreflightDecision,
  RequestFacts,
} from './policy.js'
export type { CorsResponse, Next } from './respond.js'
export { CorsOptionsError } from './problems.js'
export type { CorsProblem, CorsProblemCode } from './problems.js'
