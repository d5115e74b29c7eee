import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AdjustPlanning } from '../../use-cases/planning/adjust-planning';
import { SendReport } from '../../use-cases/planning/send-report';
import { TellTechnician } from '../../use-cases/planning/tell-technician';

/** An intervention was planned, moved or cancelled: its technician is told. */
@Injectable()
export class NotifyInterventionJob extends JobHandler<'intervention.notify'> {
  readonly job = 'intervention.notify';

  constructor(private readonly telling: TellTechnician) {
    super();
  }

  run(payload: JobPayload<'intervention.notify'>, finish: FinishOnce): Promise<void> {
    return this.telling.execute(payload, finish);
  }
}

/** An occurrence took place: the next ones are adjusted when four were out of proportion. */
@Injectable()
export class AdjustPlanningJob extends JobHandler<'intervention.adjust'> {
  readonly job = 'intervention.adjust';

  constructor(private readonly adjusting: AdjustPlanning) {
    super();
  }

  run(payload: JobPayload<'intervention.adjust'>, finish: FinishOnce): Promise<void> {
    return this.adjusting.execute(payload, finish);
  }
}

/** A report was signed: the client receives it. */
@Injectable()
export class SendReportJob extends JobHandler<'report.send'> {
  readonly job = 'report.send';

  constructor(private readonly sending: SendReport) {
    super();
  }

  run({ interventionId }: JobPayload<'report.send'>, finish: FinishOnce): Promise<void> {
    return this.sending.send(interventionId, finish);
  }
}
