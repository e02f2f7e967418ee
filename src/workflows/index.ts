export { Calendars, loadCalendar } from './calendars.js';
export { deploy, type Deployed } from './deploy.js';
export { WorkflowsModule } from './workflows.module.js';
