import type { WebhookFailure } from '@vigie/wire';

export interface WebhookCall {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What became of a call: an answer, or why there is none. */
export interface WebhookAnswer {
  statusCode: number | null;
  /** The beginning of the answer, or what went wrong. */
  response: string;
  durationMs: number;
  failure: WebhookFailure | null;
}

/** Calls the programs of others: within a time limit, following no redirect, and never into our own network. */
export abstract class WebhookPost {
  abstract send(call: WebhookCall): Promise<WebhookAnswer>;
}
