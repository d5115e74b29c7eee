import type { Type } from '@nestjs/common';
import { BilledItemRow } from './store/invoices/billed-item.row';
import { BilledRegularisationRow } from './store/invoices/billed-regularisation.row';
import { BillingAccountRow } from './store/invoices/billing-account.row';
import { CompanyRow } from './store/invoices/company.row';
import { InvoiceLineRow } from './store/invoices/invoice-line.row';
import { InvoiceRow } from './store/invoices/invoice.row';
import { InvoiceRunItemRow } from './store/invoices/invoice-run-item.row';
import { InvoiceRunRow } from './store/invoices/invoice-run.row';
import { InvoiceSequenceRow } from './store/invoices/invoice-sequence.row';
import { InvoiceVatRow } from './store/invoices/invoice-vat.row';
import { AllocationRow } from './store/payments/allocation.row';
import { BankImportRow } from './store/payments/bank-import.row';
import { BankLineRow } from './store/payments/bank-line.row';
import { ClientPayerRow } from './store/payments/client-payer.row';
import { LetteringSequenceRow } from './store/payments/lettering-sequence.row';
import { PaymentRow } from './store/payments/payment.row';
import { PenaltyClaimInvoiceRow } from './store/penalties/penalty-claim-invoice.row';
import { PenaltyClaimPaymentRow } from './store/penalties/penalty-claim-payment.row';
import { PenaltyClaimRow } from './store/penalties/penalty-claim.row';
import { PenaltyRateReminderRow } from './store/penalties/penalty-rate-reminder.row';
import { PenaltyRateRow } from './store/penalties/penalty-rate.row';
import { PenaltyWaiverRow } from './store/penalties/penalty-waiver.row';
import { ReminderDayRow } from './store/reminders/reminder-day.row';
import { ReminderInvoiceRow } from './store/reminders/reminder-invoice.row';
import { ReminderPauseRow } from './store/reminders/reminder-pause.row';
import { ReminderRow } from './store/reminders/reminder.row';
import { ReminderRunItemRow } from './store/reminders/reminder-run-item.row';
import { ReminderRunRow } from './store/reminders/reminder-run.row';
import { ReminderSettingRow } from './store/reminders/reminder-setting.row';
import { ReminderTextRow } from './store/reminders/reminder-text.row';
import { ContractSuspensionRow } from './store/suspensions/contract-suspension.row';

/** Tables of billing. */
export const billingEntities: Type[] = [
  CompanyRow,
  BillingAccountRow,
  InvoiceRow,
  InvoiceLineRow,
  InvoiceVatRow,
  InvoiceSequenceRow,
  BilledItemRow,
  BilledRegularisationRow,
  InvoiceRunRow,
  InvoiceRunItemRow,
  PaymentRow,
  AllocationRow,
  BankImportRow,
  BankLineRow,
  ClientPayerRow,
  LetteringSequenceRow,
  PenaltyRateRow,
  PenaltyRateReminderRow,
  PenaltyClaimRow,
  PenaltyClaimInvoiceRow,
  PenaltyClaimPaymentRow,
  PenaltyWaiverRow,
  ReminderSettingRow,
  ReminderTextRow,
  ReminderDayRow,
  ReminderPauseRow,
  ReminderRunRow,
  ReminderRunItemRow,
  ReminderRow,
  ReminderInvoiceRow,
  ContractSuspensionRow,
];
