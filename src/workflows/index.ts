export { Calendars } from './calendars.js';
export { deploy, type Deployed } from './deploy.js';
export { readNeedsForm, type NeedsForm } from './needs-form.js';
export { ProceduresInForce } from './procedures-in-force.js';
export { loadCalendar } from './load-calendar.js';
export { WorkflowsModule } from './workflows.module.js';
