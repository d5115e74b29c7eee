import { Inject, Injectable } from '@nestjs/common';
import {
  actorOf,
  Authenticator,
  Clock,
  CONFIG,
  Database,
  serviceActor,
  sha256,
  type Config,
  type Identity,
} from '@vigie/platform';
import {
  callerBySession,
  stillSignedIn,
  tokenBySecret,
  touchSession,
  touchToken,
  type Caller,
} from '../store/callers.store';
import { AttemptLimits } from './attempt-limits';
import { IdentityCache } from './identity-cache';
import { sessionPolicy, touchEveryMs } from './session-policy';

/** What personal and service tokens start with, so that a leaked one is recognised by scanners. */
export const tokenPrefix = 'vg_';

/** Recognises people by their session cookie and scripts by their token. */
@Injectable()
export class DirectoryAuthenticator extends Authenticator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly identities: IdentityCache,
    private readonly limits: AttemptLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  bySession(secret: string): Promise<Identity | null> {
    const hash = sha256(secret);
    return this.identities.get(hash, () => this.readSession(hash));
  }

  /** Error: rate.limited when a token asks too much; what is no token is not counted. */
  async byToken(secret: string): Promise<Identity | null> {
    if (!secret.startsWith(tokenPrefix)) return null;
    const hash = sha256(secret);
    const identity = await this.identities.get(hash, () => this.readToken(hash));
    if (identity) await this.limits.consume('token.requests', hash);
    return identity;
  }

  async isStillValid({ actor, sessionId, expiresAt }: Identity): Promise<boolean> {
    if (expiresAt <= this.clock.now()) return false;
    return stillSignedIn(this.database, actor.id, sessionId);
  }

  private async readSession(hash: string): Promise<Identity | null> {
    const now = this.clock.now();
    const caller = await callerBySession(this.database, hash, now);
    if (!caller) return null;
    const silence = now.getTime() - caller.lastSeenAt.getTime();
    if (silence > sessionPolicy[caller.person.kind].idleMs) return null;
    if (silence > touchEveryMs) await touchSession(this.database, caller, now);
    const { id: sessionId, expiresAt, totpEnabled } = caller;
    const own = actorOf(caller.person);
    const actor = this.mustEnrol(caller) ? { ...own, permissions: new Set(['account.enrol'] as const) } : own;
    return { actor, sessionId, expiresAt, totpEnabled };
  }

  private async readToken(hash: string): Promise<Identity | null> {
    const now = this.clock.now();
    const token = await tokenBySecret(this.database, hash, now);
    if (!token) return null;
    const silence = now.getTime() - (token.lastUsedAt?.getTime() ?? 0);
    if (silence > touchEveryMs) await touchToken(this.database, token, now);
    const { owner, scopes, expiresAt } = token;
    const actor = owner
      ? actorOf(owner.person, this.mustEnrol(owner) ? [] : scopes)
      : serviceActor(token, scopes);
    return { actor, sessionId: null, expiresAt, totpEnabled: owner?.totpEnabled ?? false };
  }

  /** One of our people without the second factor that the installation asks for. */
  private mustEnrol({ person, totpEnabled }: Pick<Caller, 'person' | 'totpEnabled'>): boolean {
    return this.config.staffSecondFactor && person.kind === 'staff' && !totpEnabled;
  }
}
