export * from './entities';
export * from './modules';
export * from './ports/tenant-operations';
export * from './tenants.module';
export * from './use-cases/tenants/application-credentials';
