import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { collectDefaultMetrics, Gauge, register } from 'prom-client';
import { Allow, Public } from '../auth/decorators';
import { CONFIG, type Config } from '../config/config';
import { Health } from './health';

collectDefaultMetrics();
new Gauge({ name: 'vigie_up', help: '1 while the process serves' }).set(1);

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get('api/health/live')
  live() {
    return { status: 'ok' };
  }

  @Public()
  @Get('api/health/ready')
  async ready(@Res({ passthrough: true }) response: Response) {
    const report = await this.health.report();
    response.status(report.status === 'ok' ? 200 : 503);
    return report;
  }

  @Public()
  @Get('api/status')
  async status() {
    return {
      demo: this.config.demo,
      version: '0.1.0',
      needsAdministrator: await this.health.needsAdministrator(),
    };
  }

  @Allow('settings.manage')
  @Get('metrics')
  async metrics(@Res() response: Response) {
    response.type(register.contentType).send(await register.metrics());
  }
}
