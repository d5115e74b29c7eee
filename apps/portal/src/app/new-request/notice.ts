import {
  type LocalDate,
  type NoticeWarning,
  type RequestKind,
  noticeWarnings,
  toInstant,
} from '@vigie/rules';
import { displayZone } from '@vigie/ui';

/** The notice a request would lack if it left now; announced before sending, never a refusal. */
export function noticeNow(
  kind: RequestKind,
  effectiveDate: LocalDate | undefined,
  needsLicence: boolean,
  nowMs: number,
): readonly NoticeWarning[] {
  // The rules count with Temporal. Where a browser lacks it the server still says it on the confirmation.
  if (!effectiveDate || !('Temporal' in globalThis)) return [];
  return noticeWarnings({
    kind,
    effectiveDate,
    needsLicence,
    receivedAt: toInstant(nowMs),
    zone: displayZone,
  });
}
