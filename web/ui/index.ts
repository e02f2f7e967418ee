export { Dialog } from './Dialog';
export { Refusal, useSentence } from './Refusal';
export { RemainingChip, useRemainingWords, type Remaining } from './RemainingChip';
export { BiText, Day, Instant, Money, useDay, useText, yuanOf, type Text } from './text';
export { Empty, Loading, PageTitle } from './page';
