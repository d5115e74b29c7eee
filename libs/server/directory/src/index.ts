export * from './entities';
export { CalendarRow } from './store/calendar.row';
export { ClientRow } from './store/client.row';
export { PersonRow } from './store/person.row';
export { SlaTargetRow } from './store/sla-target.row';
