import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { TellApproval } from '../use-cases/approvals/tell-approval';

/** Somebody asks for an agreement: those who may give it are told. */
@Injectable()
export class AskApproversJob extends JobHandler<'approval.ask'> {
  readonly job = 'approval.ask';

  constructor(private readonly telling: TellApproval) {
    super();
  }

  run({ approvalId }: JobPayload<'approval.ask'>, finish: FinishOnce): Promise<void> {
    return this.telling.ask(approvalId, false, finish);
  }
}

/** A working day later nobody has decided: they are told once more. */
@Injectable()
export class RemindApproversJob extends JobHandler<'approval.remind'> {
  readonly job = 'approval.remind';

  constructor(private readonly telling: TellApproval) {
    super();
  }

  run({ approvalId }: JobPayload<'approval.remind'>, finish: FinishOnce): Promise<void> {
    return this.telling.ask(approvalId, true, finish);
  }
}

/** It was decided: who asked is told. */
@Injectable()
export class TellDecisionJob extends JobHandler<'approval.tell'> {
  readonly job = 'approval.tell';

  constructor(private readonly telling: TellApproval) {
    super();
  }

  run({ approvalId }: JobPayload<'approval.tell'>, finish: FinishOnce): Promise<void> {
    return this.telling.decided(approvalId, finish);
  }
}
