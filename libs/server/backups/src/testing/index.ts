export * from './backup-app';
export * from './backup-builders';
export * from './plain-ports';
