import { Injectable } from '@nestjs/common';
import { Directory, type ClientTerms } from '@vigie/directory';
function noticeOf({ request, receivedAt }: ReceivedRequest, { calendar }: ClientTerms): RequestWarning[] {
  if (request.kind !== 'account.arrival' && request.kind !== 'account.departure') return [];
  const { effectiveDate } = request.form;
  const needsLicence = request.kind === 'account.arrival' && request.form.licence !== undefined;
  return noticeWarnings({
    kind: request.kind,
    receivedAt: receivedAt.toISOString(),
    effectiveDate,
    needsLicence,
    zone: calendar.zone,
  });
}
