export { PublicityModule } from './publicity.module.js';
