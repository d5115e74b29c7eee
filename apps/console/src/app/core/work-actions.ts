/** Panels that can be opened from anywhere. Abstract, so that the panels themselves may open others. */
export abstract class WorkActions {
  abstract newTicket(): Promise<void>;
  abstract phoneRequest(): Promise<void>;
  abstract palette(): Promise<void>;
  abstract help(): Promise<void>;
}
