export { transitionsTaken } from './law-of.js';
export { isObjectionNumber, ObjectionReceipts } from './objection-receipts.js';
export type { SentLetter, SentRemedy } from './letters/sent-letters.js';
export { SentLetters } from './letters/sent-letters.js';
export { PublicNotices } from './public-notices.js';
export { PublicityModule } from './publicity.module.js';
