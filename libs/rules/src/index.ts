export * from './contract/formula';
export * from './contract/notice';
export * from './estate/equipment';
export * from './estate/import-row';
export * from './estate/wipe';
export * from './sla/clock';
export * from './sla/clock-event';
export * from './sla/deadline';
export * from './sla/duration';
export { fingerprint } from './sla/fingerprint';
export * from './sla/spans';
export * from './sla/targets';
export * from './sla/vocabulary';
export * from './ticket/link';
export * from './ticket/mail';
export * from './ticket/merge';
export * from './ticket/priority';
export * from './ticket/qualification';
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
export { isZone, localDateOf, startOfDay, toLocalIso } from './time/zone';
