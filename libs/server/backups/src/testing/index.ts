export * from './backup-app';
export * from './backup-world';
