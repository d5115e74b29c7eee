export * from './memory-transport';
export * from './test-database';
export * from './test-config';
