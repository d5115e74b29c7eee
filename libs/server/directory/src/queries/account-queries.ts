import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, type Config, type Identity } from '@vigie/platform';
import type { ActiveSession, Reference, Session } from '@vigie/wire';
import { iso } from './sql';

interface SessionColumns {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ip: string;
  user_agent: string;
}

const maxRows = 200;

/** What a person sees of their own account. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who is signed in and what they may do. */
  async session({ actor, expiresAt, totpEnabled }: Identity): Promise<Session> {
    if (actor.kind === 'system' || !actor.id) throw new Error('the system has no session');
    return {
      person: { id: actor.id, name: actor.name, email: actor.email, kind: actor.kind },
      roles: [...actor.roles],
      permissions: [...actor.permissions],
      client: actor.clientId ? await this.client(actor.clientId) : null,
      locale: actor.locale,
      totpEnabled,
      demo: this.config.demo,
      expiresAt: iso(expiresAt),
    };
  }

  /** The open sessions of the caller, latest first. */
  async sessions({ actor, sessionId }: Identity): Promise<ActiveSession[]> {
    const rows = await this.database.query<SessionColumns>(
      `SELECT id, created_at, last_seen_at, expires_at, ip, user_agent FROM session
        WHERE person_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC LIMIT ?`,
      [actor.id, this.clock.now(), maxRows],
    );
    return rows.map((row) => ({
      id: row.id,
      createdAt: iso(row.created_at),
      lastSeenAt: iso(row.last_seen_at),
      expiresAt: iso(row.expires_at),
      ip: row.ip,
      userAgent: row.user_agent,
      current: row.id === sessionId,
    }));
  }

  private client(id: string): Promise<Reference | null> {
    return this.database.one<Reference>('SELECT id, name FROM client WHERE id = ?', [id]);
  }
}
