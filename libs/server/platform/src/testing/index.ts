export * from './idle-jobs';
export * from './memory-transport';
export * from './test-config';
export * from './test-database';
export * from './test-platform';
