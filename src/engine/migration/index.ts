export { checkMapping, type Mapping } from './mapping.js';
export { MIGRATE, migrate, type MigrationData, type MigrationResult, type Renamed } from './migrate.js';
