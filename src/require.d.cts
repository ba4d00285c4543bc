// The types of `require('allow-origin')`. The build copies this file to `dist/index.d.cts`, and puts the types of
// `index.ts` beside it. With a function and a namespace of the same name, `import x from`, `import { x } from`,
// `import * as x from` and `import x = require()` all work, in every TypeScript from 5.0 to 7.
import {
  CorsOptionsError,
  createLivePolicy,
  createPolicy,
  type ActualDecision,
  type AnyPolicy,
  type CorsDecider,
  type CorsDelegate,
  type CorsMiddleware,
  type CorsOptions,
  type CorsOptionsDelegate,
  type CorsProblem,
  type CorsProblemCode,
  type CorsRequest,
  type CorsResponse,
  type DangerousOptions,
  type Decision,
  type DecisionMessage,
  type DecisionReason,
  type ExplainedStep,
  type Explanation,
  type Header,
  type HeaderList,
  type LivePolicy,
  type LivePolicyMessage,
  type LivePolicyOptions,
  type Next,
  type Obstacle,
  type OriginAnswer,
  type OriginChange,
  type OriginEntry,
  type OriginPredicate,
  type Policy,
  type PreflightDecision,
  type PreflightFacts,
  type RequestExplained,
  type RequestFacts,
  type RequestToExplain,
  type Suggestion,
  type Warning,
} from './named.cjs'

/**
 * Returns a middleware that answers preflights and sets the CORS headers of all other responses (Fetch section 3.3).
 *
 * @param decider options, a policy from `createPolicy` or `createLivePolicy`, or a function that returns one of these for
 * each request. If omitted, every origin may read the responses, without credentials.
 * @throws CorsOptionsError with every problem of the options
 * @example
 * ```js
 * const cors = require('allow-origin')
 * const express = require('express')
 *
 * const app = express()
 * app.use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'], credentials: true }))
 * ```
 */
declare function cors<Request extends CorsRequest = CorsRequest>(
  decider?: CorsOptions<Request> | AnyPolicy<Request> | CorsDelegate<Request>,
): CorsMiddleware<Request>

// Inside the namespace, `cors` means its own member `cors`. This name keeps the function within reach.
import callable = cors

declare namespace cors {
  export { callable as cors, callable as default, CorsOptionsError, createLivePolicy, createPolicy }
  export type {
    ActualDecision,
    AnyPolicy,
    CorsDecider,
    CorsDelegate,
    CorsMiddleware,
    CorsOptions,
    CorsOptionsDelegate,
    CorsProblem,
    CorsProblemCode,
    CorsRequest,
    CorsResponse,
    DangerousOptions,
    Decision,
    DecisionMessage,
    DecisionReason,
    ExplainedStep,
    Explanation,
    Header,
    HeaderList,
    LivePolicy,
    LivePolicyMessage,
    LivePolicyOptions,
    Next,
    Obstacle,
    OriginAnswer,
    OriginChange,
    OriginEntry,
    OriginPredicate,
    Policy,
    PreflightDecision,
    PreflightFacts,
    RequestExplained,
    RequestFacts,
    RequestToExplain,
    Suggestion,
    Warning,
  }
}

export = cors
