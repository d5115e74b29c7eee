import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  Authenticator,
  clearSessionCookie,
  CONFIG,
  cookieName,
  CurrentIdentity,
  DomainError,
  Public,
  readCookie,
  setSessionCookie,
  type Config,
  type Identity,
} from '@vigie/platform';
import {
  passwordReset,
  passwordResetRequest,
  session,
  signIn,
  type SignIn as Credentials,
} from '@vigie/wire';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { AccountQueries } from '../queries/account-queries';
import { RequestPasswordReset } from '../use-cases/request-password-reset';
import { ResetPassword } from '../use-cases/reset-password';
import { SignIn, type OpenedSession } from '../use-cases/sign-in';
import { SignOut } from '../use-cases/sign-out';
import { originOf } from './request-origin';

/** Sign-in, sign-out and forgotten passwords. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly requestReset: RequestPasswordReset,
    private readonly resetPassword: ResetPassword,
    private readonly account: AccountQueries,
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @Answer(session)
  async open(
    @Body({ schema: signIn }) body: Credentials,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const previous = {
      staff: readCookie(request, cookieName(this.config, 'staff')),
      contact: readCookie(request, cookieName(this.config, 'contact')),
    };
    const opened = await this.signIn.run({ ...body, ...originOf(request), previous });
    setSessionCookie(response, this.config, opened.kind, opened.secret, opened.expiresAt);
    return this.present(opened);
  }

  @Allow('account.own', 'account.enrol')
  @Get()
  @Answer(session)
  current(@CurrentIdentity() identity: Identity) {
    return this.account.session(identity);
  }

  @Allow('account.own', 'account.enrol')
  @Delete()
  @Answer(null, 204)
  async close(@CurrentIdentity() identity: Identity, @Res({ passthrough: true }) response: Response) {
    await this.signOut.run(identity);
    const { kind } = identity.actor;
    if (identity.sessionId && kind !== 'system') clearSessionCookie(response, this.config, kind);
  }

  @Public()
  @Post('password-reset')
  @Answer(null, 202)
  async forgotten(
    @Body({ schema: passwordResetRequest }) { email }: z.infer<typeof passwordResetRequest>,
    @Req() request: Request,
  ) {
    await this.requestReset.run(email, originOf(request).ip);
  }

  @Public()
  @Post('password-reset/confirm')
  @Answer(null, 204)
  async reset(@Body({ schema: passwordReset }) { token, password }: z.infer<typeof passwordReset>) {
    await this.resetPassword.run(token, password);
  }

  private async present({ secret }: OpenedSession) {
    const identity = await this.authenticator.bySession(secret);
    if (!identity) throw new DomainError('session.refused');
    return this.account.session(identity);
  }
}
