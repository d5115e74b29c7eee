import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CONFIG, Public, Sends, type Config } from '@vigie/platform';
import { consentReturn, type ConsentReturn } from '@vigie/wire';
import type { Response } from 'express';
import { TakeConsent } from '../../use-cases/tenants/take-consent';

/** Where Microsoft sends the administrator of a tenant back to. */
@ApiTags('tenants')
@Controller('api/m365/consent')
export class ConsentController {
  constructor(
    private readonly taking: TakeConsent,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get()
  @Sends({ 'text/html': null })
  async back(@Query({ schema: consentReturn }) answer: ConsentReturn, @Res() response: Response) {
    const outcome = await this.taking.execute(answer);
    response.redirect(303, `${this.config.publicUrl}/portal/microsoft/${outcome}`);
  }
}
