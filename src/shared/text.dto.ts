/** The same in both languages of the service. */
export class TextView {
  zh: string;
  en: string;
}

/** Every list that comes in pages has this beside its items. */
export class PageView {
  /** Give it as `after` for the next page; null on the last. */
  next: string | null;
}
