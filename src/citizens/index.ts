export { CitizensModule } from './citizens.module.js';
