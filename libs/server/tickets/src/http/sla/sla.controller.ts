import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer } from '@vigie/platform';
import { slaImpact, slaImpactQuery, slaRecomputes, type SlaImpactQuery } from '@vigie/wire';
import { SlaImpacts } from '../../queries/sla/sla-impacts';
import { SlaRecomputes } from '../../queries/sla/sla-recomputes';

/** What changes of targets and calendars do to the open clocks. */
@ApiTags('settings')
@Controller('api/sla')
export class SlaController {
  constructor(
    private readonly impacts: SlaImpacts,
    private readonly recomputes: SlaRecomputes,
  ) {}

  @Allow('settings.manage')
  @Post('impact')
  @HttpCode(200)
  @Answer(slaImpact)
  impact(@Body({ schema: slaImpactQuery }) query: SlaImpactQuery) {
    return this.impacts.of(query);
  }

  @Allow('settings.manage')
  @Get('recomputes')
  @Answer(slaRecomputes)
  async latest() {
    return { items: await this.recomputes.latest() };
  }
}
