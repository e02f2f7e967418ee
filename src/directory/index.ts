export { AuthorityLookup } from './authority.js';
export { DATE, DIVISION, OFFICE, PROCEDURE } from './codes.js';
export { DirectoryModule } from './directory.module.js';
export { divisionPrefixes } from './division-prefixes.js';
export { ServiceClock } from './service-clock.js';
export { Settings, type SettingInForce } from './settings.js';
export { departmentCodes } from './departments.js';
export { officeTitle } from './office-titles.js';
export { roles, type Role } from './seed/posts.js';
