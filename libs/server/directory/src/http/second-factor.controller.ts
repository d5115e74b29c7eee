import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentIdentity, type Identity } from '@vigie/platform';
import { recoveryCodes, totpCode, totpEnrolment, totpStart, totpStop } from '@vigie/wire';
import type { z } from 'zod';
import { ConfirmTotp } from '../use-cases/confirm-totp';
import { DisableTotp } from '../use-cases/disable-totp';
import { EnrolTotp } from '../use-cases/enrol-totp';

type Code = z.infer<typeof totpCode>;

/** One's own authenticator app and recovery codes. */
@ApiTags('me')
@Controller('api/me')
export class SecondFactorController {
  constructor(
    private readonly enrolTotp: EnrolTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly disableTotp: DisableTotp,
  ) {}

  @Allow('account.own', 'account.enrol')
  @Post('totp')
  @Answer(totpEnrolment)
  enrol(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: totpStart }) { password }: z.infer<typeof totpStart>,
  ) {
    return this.enrolTotp.run(identity, password);
  }

  @Allow('account.own', 'account.enrol')
  @Post('totp/confirm')
  @Answer(recoveryCodes)
  async confirm(@CurrentIdentity() identity: Identity, @Body({ schema: totpCode }) { code }: Code) {
    return { codes: await this.confirmTotp.confirm(identity, code) };
  }

  @Allow('account.own')
  @Post('totp/disable')
  @Answer(null, 204)
  async disable(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: totpStop }) body: z.infer<typeof totpStop>,
  ) {
    await this.disableTotp.run(identity, body);
  }

  @Allow('account.own')
  @Post('recovery-codes')
  @Answer(recoveryCodes)
  async regenerate(@CurrentIdentity() identity: Identity, @Body({ schema: totpCode }) { code }: Code) {
    return { codes: await this.confirmTotp.regenerate(identity, code) };
  }
}
