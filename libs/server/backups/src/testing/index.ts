export * from './backup-app';
