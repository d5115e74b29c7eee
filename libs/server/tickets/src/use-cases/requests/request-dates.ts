import { DomainError } from '@vigie/platform';
import { effectiveDateFault, localDateOf, restoreDateFault } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';

/** Refuses, beside its field, a date that cannot be meant on the day it is today for the client. */
export function checkRequestDates(request: AnyRequest, at: { now: Date; zone: string }, prefix = ''): void {
  const today = localDateOf(at.now.toISOString(), at.zone);
  const fault = faultOf(request, today);
  if (!fault) return;
  throw new DomainError(fault.code, undefined, [{ path: `${prefix}${fault.path}`, code: fault.code }]);
}

function faultOf(request: AnyRequest, today: string) {
  switch (request.kind) {
    case 'account.arrival':
    case 'account.departure': {
      const code = effectiveDateFault(request.form.effectiveDate, today);
      return code && { path: 'form.effectiveDate', code };
    }
    case 'backup.restore': {
      const code = restoreDateFault(request.form.asOf, today);
      return code && { path: 'form.asOf', code };
    }
    case 'account.change':
    case 'incident':
    case 'question':
    case 'email':
    case 'catalogue':
      return undefined;
  }
}
