import { applyDecorators, Header } from '@nestjs/common';

/** What is public ends; a search engine's or a cache's copy of it would not. */
export const LeavesNoCopy = () =>
  applyDecorators(Header('Cache-Control', 'no-store'), Header('X-Robots-Tag', 'noindex, nofollow, noarchive'));
