import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '@vigie/wire';
import { CONFIG, type Config } from '../config/config';
import { DomainError } from '../errors/domain-error';
import { Authenticator, type Identity } from './authenticator';
import { cookieName, readCookie, type CookieHolder } from './cookies';
import { accessKey, type Access, type IdentifiedRequest } from './decorators';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: a route answers only to a caller that holds a permission written on it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.public) {
      this.checkOrigin(request);
      return true;
    }
    if (!access) throw new DomainError('permission.missing');
    request.identity = await this.identify(request, access.permissions);
    return true;
  }

  private async identify(request: IdentifiedRequest, permissions: readonly Permission[]): Promise<Identity> {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.choose([await this.authenticator.byToken(bearer)], permissions);
    this.checkOrigin(request);
    const identities = await Promise.all(
      this.holders(request).map(async (holder) => {
        const secret = readCookie(request, cookieName(this.config, holder));
        return secret ? await this.authenticator.bySession(secret) : null;
      }),
    );
    return this.choose(identities, permissions);
  }

  /** A browser may hold a session of ours and one of a client: the app says which one it means. */
  private holders(request: IdentifiedRequest): CookieHolder[] {
    const app = request.headers['x-vigie-app'] ?? request.query['app'];
    if (app === 'console') return ['staff'];
    if (app === 'portal') return ['contact'];
    return request.path.startsWith('/api/portal/') ? ['contact', 'staff'] : ['staff', 'contact'];
  }

  private choose(identities: (Identity | null)[], permissions: readonly Permission[]): Identity {
    const known = identities.filter((identity) => identity !== null);
    const allowed = known.find(({ actor }) => permissions.some((one) => actor.permissions.has(one)));
    if (allowed) return allowed;
    throw new DomainError(known.length > 0 ? 'permission.missing' : 'session.required');
  }

  /** Changing requests of a browser must come from our own pages. */
  private checkOrigin(request: IdentifiedRequest): void {
    if (safeMethods.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    const foreignOrigin = origin !== undefined && !this.isOurs(origin, request);
    if (foreignSite || foreignOrigin) throw new DomainError('request.origin-refused');
  }

  private isOurs(origin: string, request: IdentifiedRequest): boolean {
    return (
      origin === new URL(this.config.publicUrl).origin ||
      origin === `${request.protocol}://${request.headers.host}`
    );
  }
}
