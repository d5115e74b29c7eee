export * from './entities';
export * from './modules';
export * from './plans.module';
export * from './ports/tenant-operations';
export * from './tenants.module';
export { RunStep } from './use-cases/plans/run-step';
export * from './use-cases/tenants/application-credentials';
