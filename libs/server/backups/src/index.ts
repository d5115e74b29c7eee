export * from './entities';
export * from './modules';
export * from './sealed';
export * from './ports/alerts/licensed-users';
export * from './ports/review/backup-proof-document';
export * from './review.module';
export { RaiseAlert, type AlertEnd, type AlertFact } from './use-cases/alerts/raise-alert';
