import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Answer, CurrentActor } from '@vigie/platform';
import {
  backupEndingDetail,
  endingHold,
  type EndingHold,
  endingReason,
  type EndingReason,
  endingVersion,
  type EndingVersion,
  id,
  siteByHand,
  type SiteByHand,
} from '@vigie/wire';
import { Endings } from '../../queries/endings/endings';
import { DecideErasure } from '../../use-cases/endings/decide-erasure';
import { EraseSite } from '../../use-cases/endings/erase-site';
import { HoldEnding } from '../../use-cases/endings/hold-ending';

/** The erasure after an end of service: held, asked for, approved by another person, done site by site. */
@ApiTags('backups')
@Controller('api')
export class ErasureController {
  constructor(
    private readonly endings: Endings,
    private readonly deciding: DecideErasure,
    private readonly holding: HoldEnding,
    private readonly erasing: EraseSite,
  ) {}

  @Allow('backups.manage')
  @Post('backup-endings/:id/hold')
  @Answer(backupEndingDetail)
  async hold(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingHold }) body: EndingHold,
  ) {
    await this.holding.hold(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post('backup-endings/:id/erasure')
  @Answer(backupEndingDetail)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingVersion }) { version }: EndingVersion,
  ) {
    await this.deciding.ask(actor, endingId, version);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post('backup-endings/:id/erasure/approval')
  @Answer(backupEndingDetail)
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingVersion }) { version }: EndingVersion,
  ) {
    await this.deciding.approve(actor, endingId, version);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post('backup-endings/:id/erasure/refusal')
  @Answer(backupEndingDetail)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) endingId: string,
    @Body({ schema: endingReason }) body: EndingReason,
  ) {
    await this.deciding.refuse(actor, endingId, body);
    return this.endings.find(actor, endingId);
  }

  @Allow('backups.manage')
  @Post('backup-ending-sites/:id/launch')
  @Answer(backupEndingDetail)
  async launch(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) siteId: string,
    @Body({ schema: endingVersion }) { version }: EndingVersion,
  ) {
    return this.endings.find(actor, await this.erasing.byEngine(actor, siteId, version));
  }

  @Allow('backups.manage')
  @Post('backup-ending-sites/:id/by-hand')
  @Answer(backupEndingDetail)
  async byHand(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) siteId: string,
    @Body({ schema: siteByHand }) body: SiteByHand,
  ) {
    return this.endings.find(actor, await this.erasing.byHand(actor, siteId, body));
  }
}
