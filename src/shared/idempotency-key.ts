import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from './problem.js';

const SHAPE = /^[\x21-\x7e]{8,200}$/;

/**
 * The Idempotency-Key of a request that creates or changes something: the same key with the same content gives the same
 * answer again, however often it is sent (after the IETF HTTP API working group's draft of that name).
 *
 * @throws Problem 400 when it is missing or not 8 to 200 visible ASCII characters
 */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<{ headers: Record<string, string | string[] | undefined> }>()
    .headers['idempotency-key'];
  if (typeof header === 'string' && SHAPE.test(header)) return header;
  throw new Problem('idempotency-key-missing', 400, {
    zh: '此操作须带 Idempotency-Key 请求头（8 至 200 个可见 ASCII 字符），以便网络中断后安全重试。',
    en: 'This request needs an Idempotency-Key header of 8 to 200 visible ASCII characters, so that it can safely be repeated.',
  });
});
