export * from './entities';
export * from './modules';
export * from './ports/tenant-operations';
export * from './templates.module';
export * from './tenants.module';
export { WatchLicences } from './use-cases/licences/watch-licences';
export { SeedTemplates } from './use-cases/templates/seed-templates';
export * from './use-cases/tenants/application-credentials';
