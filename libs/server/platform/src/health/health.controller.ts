import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Allow, Public } from '../auth/decorators';
import { CONFIG, type Config } from '../config/config';
import { Sends } from '../http/answer';
import { Health } from './health';
import { metrics } from './metrics';

const status = z.object({ demo: z.boolean(), version: z.string(), needsAdministrator: z.boolean() });

/** Whether the process serves, for probes, and what the sign-in pages ask before anybody is known. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get('api/health/live')
  @Sends({ 'application/json': z.object({ status: z.literal('ok') }) })
  live() {
    return { status: 'ok' };
  }

  @Public()
  @Get('api/health/ready')
  @Sends({ 'application/json': z.looseObject({ status: z.string() }) })
  async ready(@Res({ passthrough: true }) response: Response) {
    const report = await this.health.report();
    response.status(report.status === 'ok' ? 200 : 503);
    return report;
  }

  @Public()
  @Get('api/status')
  @Sends({ 'application/json': status })
  async status() {
    return {
      demo: this.config.demo,
      version: '0.1.0',
      needsAdministrator: await this.health.needsAdministrator(),
    };
  }

  @Allow('settings.manage')
  @Get('metrics')
  @Sends({ 'text/plain': null })
  async metrics(@Res() response: Response) {
    response.type(metrics.contentType).send(await metrics.metrics());
  }
}
