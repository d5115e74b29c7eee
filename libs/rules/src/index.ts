export * from './account-plan/address';
export * from './account-plan/arrival';
export * from './account-plan/change';
export * from './account-plan/departure';
export * from './account-plan/difference';
export * from './account-plan/exchange';
export * from './account-plan/licences';
export * from './account-plan/permissions';
export * from './account-plan/products';
export * from './account-plan/progress';
export * from './account-plan/stages';
export * from './account-plan/start';
export * from './account-plan/tenant';
export * from './account-plan/vocabulary';
export * from './contract/formula';
export * from './contract/notice';
export * from './estate/equipment';
export * from './estate/equipment-words';
export * from './estate/import-row';
export * from './estate/wipe';
export * from './search/query';
export * from './search/snippet';
export * from './search/vocabulary';
export * from './search/words';
export * from './money/amount';
export * from './money/decimal';
export * from './planning/adjustment';
export * from './planning/intervention';
export * from './planning/series';
export * from './planning/time-entry';
export * from './planning/wall-clock';
export * from './contract/contract-state';
export * from './contract/document';
export * from './contract/renewal';
export * from './contract/renewal-work';
export * from './contract/yearly-share';
export * from './penalty/claim';
export * from './penalty/debt';
export * from './penalty/half-year';
export * from './penalty/penalty';
export * from './penalty/published-rates.data';
export * from './penalty/rates';
export * from './penalty/suspension';
export * from './price-revision/campaign';
export * from './price-revision/campaign-preview';
export * from './price-revision/index-fit';
export * from './price-revision/index-row';
export * from './price-revision/index-value';
export * from './price-revision/publication';
export * from './price-revision/revision';
export * from './contract/siren';
export * from './form/answers';
export * from './form/audience';
export * from './form/check-definition';
export * from './form/definition';
export * from './sla/clock';
export * from './sla/clock-event';
export * from './sla/deadline';
export * from './report/period';
export * from './report/review';
export * from './sla/duration';
export { fingerprint } from './sla/fingerprint';
export * from './sla/policy';
export * from './sla/spans';
export * from './sla/targets';
export * from './sla/vocabulary';
export * from './ticket/checklist';
export * from './ticket/queue';
export * from './ticket/link';
export * from './ticket/macro';
export * from './ticket/delivery';
export * from './ticket/mail';
export * from './ticket/mail-health';
export * from './ticket/mailbox';
export * from './ticket/merge';
export * from './ticket/priority';
export * from './ticket/qualification';
export * from './ticket/quote';
export * from './ticket/request-dates';
export * from './ticket/request-gate';
export * from './ticket/status';
export * from './ticket/tag';
export * from './ticket/taking-back';
export * from './ticket/vocabulary';
export * from './webhook/retries';
export {
  type CalendarCheck,
  type CalendarException,
  type CalendarProblem,
  type DailyHours,
  type ServiceCalendar,
  type WeeklyHours,
  calendarProblems,
  defaultCalendar,
} from './time/calendar';
export { checkCalendar } from './time/calendar-check';
export { type LocalDate, isLocalDate } from './time/civil';
export {
  type AddDaysInput,
  type DayKind,
  type DayOptions,
  addCalendarDays,
  addDays,
  addMonths,
  dayKinds,
  daysBetween,
  isOpenDay,
  subtractMonths,
} from './time/days';
export {
  type Holiday,
  type HolidayCode,
  type HolidayOptions,
  type HolidayRegion,
  canHaveGoodFriday,
  holidayCodes,
  holidayOn,
  holidayRegions,
  holidaysOf,
} from './time/holidays';
export { type Instant, isInstant, toInstant, toMs } from './time/instant';
export { addWorkingTime, workingTimeBetween } from './time/working-time';
export { type UpcomingDay, upcomingDays } from './time/upcoming-days';
export { isZone, localDateOf, startOfDay, toLocalIso } from './time/zone';
export {
  type Rating,
  canRate,
  daysBetweenQuestions,
  mayAskAgain,
  ratingDays,
  ratings,
  ratingUntil,
} from './ticket/satisfaction';
export { type SearchedArticle, searchArticles, suggestArticles } from './knowledge/rank-articles';
export {
  entityNames,
  guessFields,
  isFieldOf,
  isRootEntity,
  missingFields,
  nameOrders,
  readDeskRow,
} from './import/desk-row';
export {
  type DeskFault,
  type DeskImportFault,
  type DeskImportField,
  type DeskImportKind,
  type DeskImportValues,
  deskImportFaults,
  deskImportFields,
  deskImportKinds,
} from './import/vocabulary';
export * from './contract/agreement';
export * from './contract/amendment';
export * from './contract/import-contract';
export * from './backup/expected';
export * from './backup/judge';
export * from './backup/push';
export * from './backup/schedule';
export * from './backup/vocabulary';
export * from './backup/alert';
export * from './backup/anomaly';
export * from './backup/coverage';
export * from './backup/quota';
export * from './backup/review';
export * from './backup/engine';
export * from './backup/restic-backup';
export * from './backup/restic-failure';
export * from './backup/restic-results';
export { type ResticExit } from './backup/restic-text';
export * from './backup/restic-version';
export * from './billing/company-numbers';
export * from './billing/fec';
export * from './billing/invoice';
export * from './billing/amounts';
export * from './billing/check-invoice';
export * from './billing/credit';
export * from './billing/invoice-number';
export * from './billing/prorate';
export * from './billing/schedule';
export * from './billing/invoice-gaps';
export * from './billing/ledger';
export * from './billing/reminder';
export * from './billing/reminder-text';
export * from './billing/aged-balance';
export * from './billing/allocation';
export * from './billing/bank-row';
export * from './billing/payment-days';
export * from './billing/match-payment';
export { plainWords } from './import/words';
export type { ReportedObject, ReportedRun } from './backup/reports/report';
export * from './backup/reports/hyper-backup';
export * from './backup/reports/mail-report';
export * from './backup/reports/synology-m365';
export * from './backup/reports/synology-mail';
export { type ReportWords, usualReportWords, wordsOfHtml } from './backup/reports/text-report';
export * from './backup/reports/veeam';
export * from './backup/restore';
export * from './backup/ending';
export * from './backup/manifest';
