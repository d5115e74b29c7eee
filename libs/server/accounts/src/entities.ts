import { AccountPlanRow } from './store/plans/account-plan.row';
import { AccountStepRow } from './store/plans/account-step.row';
import { AccountTemplateRow } from './store/templates/account-template.row';
import { OneTimeLinkRow } from './store/plans/one-time-link.row';
import { M365ApplicationRow } from './store/tenants/m365-application.row';
import { M365CertificateRow } from './store/tenants/m365-certificate.row';
import { LicenceAgreementRow } from './store/licences/licence-agreement.row';
import { LicenceRenewalNoticeRow } from './store/licences/licence-renewal-notice.row';
import { LicenceShortageRow } from './store/licences/licence-shortage.row';
import { M365GroupRow } from './store/tenants/m365-group.row';
import { M365LicenceRow } from './store/tenants/m365-licence.row';
import { M365TenantRow } from './store/tenants/m365-tenant.row';
import { M365UserRow } from './store/tenants/m365-user.row';

/** Tables of accounts. */
export const accountEntities = [
  AccountPlanRow,
  AccountStepRow,
  AccountTemplateRow,
  M365ApplicationRow,
  M365CertificateRow,
  LicenceAgreementRow,
  LicenceRenewalNoticeRow,
  LicenceShortageRow,
  M365GroupRow,
  OneTimeLinkRow,
  M365LicenceRow,
  M365TenantRow,
  M365UserRow,
];
