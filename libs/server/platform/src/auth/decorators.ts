import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@vigie/wire';
import type { Request } from 'express';
import type { Actor } from './actor';
import type { Identity } from './authenticator';

export const accessKey = 'vigie:access';
export type Access = { public: true } | { public: false; permissions: readonly Permission[] };

/** The permission a route asks for, or several of which one is enough. Without this or @Public it refuses everybody. */
export const Allow = (...permissions: [Permission, ...Permission[]]) =>
  applyDecorators(
    SetMetadata(accessKey, { public: false, permissions } satisfies Access),
    ApiExtension('x-permissions', permissions),
  );

/** A route anybody may call. */
export const Public = () => SetMetadata(accessKey, { public: true } satisfies Access);

export type IdentifiedRequest = Request & { identity?: Identity };

/** The caller of a route that asks for a permission. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { identity } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!identity) throw new Error('CurrentActor is for routes with @Allow');
  return identity.actor;
});

/** The caller with their session. */
export const CurrentIdentity = createParamDecorator((_data: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (!identity) throw new Error('CurrentIdentity is for routes with @Allow');
  return identity;
});
