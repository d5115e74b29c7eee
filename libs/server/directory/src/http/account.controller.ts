import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  CONFIG,
  CurrentIdentity,
  setSessionCookie,
  type Config,
  type Identity,
} from '@vigie/platform';
import { activeSession, id, passwordChange, preferences, session } from '@vigie/wire';
import type { Response } from 'express';
import { z } from 'zod';
import { AccountQueries } from '../queries/account-queries';
import { ChangeLocale } from '../use-cases/change-locale';
import { ChangePassword } from '../use-cases/change-password';
import { EndSessions } from '../use-cases/end-sessions';

const activeSessions = z.object({ items: z.array(activeSession) });

/** One's own language, password and sessions. */
@ApiTags('me')
@Controller('api/me')
export class AccountController {
  constructor(
    private readonly account: AccountQueries,
    private readonly changeLocale: ChangeLocale,
    private readonly changePassword: ChangePassword,
    private readonly endSessions: EndSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('account.own', 'account.enrol')
  @Patch()
  @Answer(session)
  async locale(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: preferences }) { locale }: z.infer<typeof preferences>,
  ) {
    return this.account.session(await this.changeLocale.run(identity, locale));
  }

  @Allow('account.own')
  @Post('password')
  @Answer(null, 204)
  async password(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const secret = await this.changePassword.run(identity, body);
    const { kind } = identity.actor;
    if (kind !== 'system') setSessionCookie(response, this.config, kind, secret, identity.expiresAt);
  }

  @Allow('account.own')
  @Get('sessions')
  @Answer(activeSessions)
  async sessions(@CurrentIdentity() identity: Identity) {
    return { items: await this.account.sessions(identity) };
  }

  @Allow('account.own')
  @Delete('sessions')
  @Answer(null, 204)
  async endOthers(@CurrentIdentity() identity: Identity) {
    await this.endSessions.others(identity);
  }

  @Allow('account.own')
  @Delete('sessions/:id')
  @Answer(null, 204)
  async endOne(@CurrentIdentity() identity: Identity, @Param('id', { schema: id }) sessionId: string) {
    await this.endSessions.one(identity, sessionId);
  }
}
