import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, todayOf } from '@vigie/platform';
import {
  amountText,
  latePenalty,
  penaltyMethods,
  readAmount,
  type Penalty,
  type PenaltyInput,
} from '@vigie/rules';
import type { PenaltyResult, PenaltySimulation as Question } from '@vigie/wire';
import { penaltyRatesOf } from '../../store/penalties/penalty-rate.store';

/** Penalties of a late invoice that somebody types, at the recorded rates. */
@Injectable()
export class PenaltySimulation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By the chosen method, and by all of them side by side; a refusal is the error's code. */
  async run(question: Question): Promise<PenaltyResult> {
    const input = this.inputOf(question);
    const rates = await penaltyRatesOf(this.database);
    const outcome = latePenalty(input, rates);
    if (!outcome.ok) throw new DomainError(outcome.code);
    const comparison = penaltyMethods.flatMap((method) => {
      const compared = latePenalty({ ...input, method }, rates);
      if (!compared.ok) return [];
      return [{ method, penalty: amountText(compared.penalty), warnings: compared.warnings }];
    });
    return { ...present(outcome), comparison };
  }

  private inputOf(question: Question): PenaltyInput {
    const amount = centsOr(question.amount, 'penalty.amount-invalid');
    const { dueDate, paidDate, method, allocation, rateSelection, clientKind } = question;
    const parts = question.payments?.map((payment) => ({
      date: payment.date,
      amount: centsOr(payment.amount, 'penalty.payment-invalid'),
    }));
    const payments = parts ?? (paidDate ? [{ date: paidDate, amount }] : []);
    const asOf = question.asOf ?? paidDate ?? todayOf({ now: this.clock.now() });
    return { amount, dueDate, payments, asOf, method, allocation, rateSelection, clientKind };
  }
}

const present = (outcome: Penalty): Omit<PenaltyResult, 'comparison'> => ({
  penalty: amountText(outcome.penalty),
  indemnity: amountText(outcome.indemnity),
  floor: amountText(outcome.floor),
  unpaid: amountText(outcome.unpaid),
  segments: outcome.segments.map((segment) => ({ ...segment, base: amountText(segment.base) })),
  ...(outcome.awaitingRateFrom && { awaitingRateFrom: outcome.awaitingRateFrom }),
  warnings: outcome.warnings,
});

function centsOr(text: string, code: 'penalty.amount-invalid' | 'penalty.payment-invalid') {
  const cents = readAmount(text);
  if (cents === null) throw new DomainError(code);
  return cents;
}
