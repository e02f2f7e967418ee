export { once } from '../cases/once.js';
