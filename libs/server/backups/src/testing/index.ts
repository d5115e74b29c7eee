export * from './alert-helpers';
export * from './backup-app';
export * from './backup-builders';
export * from './backup-world';
export * from './no-engine';
export * from './plain-ports';
