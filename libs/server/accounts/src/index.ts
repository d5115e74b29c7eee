export * from './ports/tenant-operations';
