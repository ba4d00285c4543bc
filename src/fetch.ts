export { cors } from './fetch/cors.js'
export { createLivePolicy } from './fetch/create-web-live-policy.js'
export { createPolicy } from './policy/create-policy.js'
export { CorsOptionsError } from './problems.js'

export type {
  ActualDecision,
  Decision,
  DecisionReason,
  PreflightDecision,
  PreflightFacts,
  RequestFacts,
} from './decision.js'
export type {
  ExplainedStep,
  Explanation,
  Obstacle,
  RequestExplained,
  Suggestion,
  Warning,
} from './explain/explanation.js'
export type { RequestToExplain } from './explain/read-request.js'
export type { FetchMiddleware } from './fetch/cors.js'
export type { FetchRequest, RuntimeRequest } from './fetch/web-request.js'
export type { FetchResponse } from './fetch/web-response.js'
export type { DecisionMessage } from './observe/message.js'
export type { LivePolicyOptions, OriginChange } from './live-options.js'
export type {
  CorsOptions,
  DangerousOptions,
  OriginAnswer,
  OriginEntry,
  OriginPredicate,
} from './options.js'
export type { LivePolicyMessage } from './policy/live-message.js'
export type { LivePolicy } from './policy/live-policy.js'
export type { AnyPolicy, Policy } from './policy/policy.js'
export type { CorsDecider, CorsDelegate } from './policy/read-decider.js'
export type { CorsProblem, CorsProblemCode } from './problems.js'
export type { Header, HeaderList } from './protocol/header-list.js'
