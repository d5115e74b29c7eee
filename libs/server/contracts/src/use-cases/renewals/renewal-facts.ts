import type { InformationWindow, NoticeDates } from '@vigie/rules';
import type { StoredRenewal } from '../../store/renewals/renewal.store';

/** The four dates of a term as the rules take them. */
export const noticeOf = (row: StoredRenewal): NoticeDates => ({
  limit: row.limitOn,
  latestArguable: row.latestArguableOn,
  safe: row.safeOn,
  posting: row.postingOn,
});

/** When the client of a term is told; null for a professional. */
export const windowOf = ({
  informationFrom: from,
  informationTo: to,
}: StoredRenewal): InformationWindow | null => (from !== null && to !== null ? { from, to } : null);
