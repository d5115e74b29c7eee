import { randomUUID } from 'node:crypto';
import { decodeJwt, importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { GraphFailure } from './graph-failure';

/** By what the application shows who it is. */
export interface GraphCredentials {
  clientId: string;
  thumbprint: string;
  privateKeyPem: string;
}

export interface TokenSource {
  loginUrl: string;
  /** `https://graph.microsoft.com`, whatever address is called. */
  resource: string;
  credentials: () => Promise<GraphCredentials>;
  timeoutMs: number;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const assertionSeconds = 300;
/** A token is renewed before it ends, so that none ends on its way. */
const marginMs = 300_000;

const granted = z.object({ access_token: z.string(), expires_in: z.number() });
const refused = z.object({ error: z.string(), error_description: z.string() });

/** Access tokens, one per tenant, in memory only; two callers never ask for the same one at once. */
export class GraphTokens {
  private readonly kept = new Map<string, { token: string; until: number }>();
  private readonly asked = new Map<string, Promise<string>>();

  constructor(private readonly source: TokenSource) {}

  /** Throws a GraphFailure whose code is the number of Microsoft (`AADSTS700016` before consent). */
  of(tenant: string): Promise<string> {
    const known = this.kept.get(tenant);
    if (known && known.until > Date.now()) return Promise.resolve(known.token);
    const under = this.asked.get(tenant);
    if (under) return under;
    const asking = this.ask(tenant).finally(() => this.asked.delete(tenant));
    this.asked.set(tenant, asking);
    return asking;
  }

  forget(tenant: string): void {
    this.kept.delete(tenant);
  }

  private async ask(tenant: string): Promise<string> {
    const url = `${this.source.loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
    const { clientId, ...signer } = await this.source.credentials();
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: `${this.source.resource}/.default`,
      client_assertion_type: assertionType,
      client_assertion: await assertion(clientId, signer, url),
    });
    const response = await fetch(url, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(this.source.timeoutMs),
    }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new GraphFailure({ status: 0, code: 'no-answer', message, requestId: null, outcome: 'refused' });
    });
    const answer: unknown = await response.json().catch(() => null);
    const token = granted.safeParse(answer);
    if (!response.ok || !token.success) throw signInFailure(response.status, answer);
    const { access_token, expires_in } = token.data;
    this.kept.set(tenant, { token: access_token, until: Date.now() + expires_in * 1000 - marginMs });
    return access_token;
  }
}

const claims = z.object({ roles: z.array(z.string()).default([]) });

/** The permissions that a token was issued with; it is Microsoft that checks them, so that reading is enough. */
export const rolesIn = (token: string): string[] => claims.parse(decodeJwt(token)).roles;

async function assertion(
  clientId: string,
  { thumbprint, privateKeyPem }: Omit<GraphCredentials, 'clientId'>,
  audience: string,
): Promise<string> {
  const key = await importPKCS8(privateKeyPem, 'PS256');
  return new SignJWT()
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setNotBefore('-5s')
    .setExpirationTime(`${assertionSeconds}s`)
    .sign(key);
}

function signInFailure(status: number, answer: unknown): GraphFailure {
  const parsed = refused.safeParse(answer);
  const message = parsed.success
    ? parsed.data.error_description
    : 'the token endpoint answered nothing readable';
  const code = /^AADSTS\d+/.exec(message)?.[0] ?? 'sign-in';
  return new GraphFailure({ status, code, message, requestId: null, outcome: 'refused' });
}
