import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { TellQuote } from '../../use-cases/quotes/tell-quote';

/** A quote was sent: those who decide for the client are told. */
@Injectable()
export class AskQuoteJob extends JobHandler<'quote.ask'> {
  readonly job = 'quote.ask';

  constructor(private readonly telling: TellQuote) {
    super();
  }

  run({ quoteId }: JobPayload<'quote.ask'>, finish: FinishOnce): Promise<void> {
    return this.telling.ask(quoteId, false, finish);
  }
}

/** Three working days later nobody has answered: they are told once more. */
@Injectable()
export class RemindQuoteJob extends JobHandler<'quote.remind'> {
  readonly job = 'quote.remind';

  constructor(private readonly telling: TellQuote) {
    super();
  }

  run({ quoteId }: JobPayload<'quote.remind'>, finish: FinishOnce): Promise<void> {
    return this.telling.ask(quoteId, true, finish);
  }
}

/** It was answered: who works on the ticket is told. */
@Injectable()
export class TellQuoteJob extends JobHandler<'quote.tell'> {
  readonly job = 'quote.tell';

  constructor(private readonly telling: TellQuote) {
    super();
  }

  run({ quoteId }: JobPayload<'quote.tell'>, finish: FinishOnce): Promise<void> {
    return this.telling.decided(quoteId, finish);
  }
}
