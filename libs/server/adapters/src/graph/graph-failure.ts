export interface GraphFailureFacts {
  /** Of the answer; 0 when none came. */
  status: number;
  code: string;
  message: string;
  /** What Microsoft's support asks for. */
  requestId: string | null;
  /** `unknown`: the request may have been carried out although no answer came; it must be looked up, never repeated. */
  outcome: 'refused' | 'unknown';
  /** How long Microsoft asked us to wait. */
  retryAfterMs?: number | null;
}

/** A request to Microsoft that did not succeed, in Microsoft's own words. */
export class GraphFailure extends Error implements GraphFailureFacts {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly outcome: 'refused' | 'unknown';
  readonly retryAfterMs: number | null;

  constructor({ status, code, message, requestId, outcome, retryAfterMs = null }: GraphFailureFacts) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
  }
}
