export * from './builders';
export { seedCatalogue } from '../use-cases/seed-catalogue';
export * from './test-app';
