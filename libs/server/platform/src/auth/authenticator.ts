import type { Actor } from './actor';

/** A recognised caller: who acts, through which session. */
export interface Identity {
  actor: Actor;
  /** Null for tokens. */
  sessionId: string | null;
  expiresAt: Date;
  totpEnabled: boolean;
}

/** Recognises callers; bound by the directory, which knows people, sessions and tokens. */
export abstract class Authenticator {
  abstract bySession(secret: string): Promise<Identity | null>;
  abstract byToken(secret: string): Promise<Identity | null>;
  /** Whether a caller recognised earlier still is: for connections that outlive a request. */
  abstract isStillValid(identity: Identity): Promise<boolean>;
}
