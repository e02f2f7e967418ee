import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Problem } from './problem.js';

const SHAPE = /^[\x21-\x7e]{8,200}$/;

const readKey = (_data: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<{ headers: Record<string, string | string[] | undefined> }>()
    .headers['idempotency-key'];
  if (typeof header === 'string' && SHAPE.test(header)) return header;
  throw new Problem('idempotency-key-missing', 400, {
    zh: '此操作须带 Idempotency-Key 请求头（8 至 200 个可见 ASCII 字符），以便网络中断后安全重试。',
    en: 'This request needs an Idempotency-Key header of 8 to 200 visible ASCII characters, so that it can safely be repeated.',
  });
};

/** Says in the description of the interface that the route needs the header. */
const describeKey: ParameterDecorator = (target, method) => {
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (method === undefined || !descriptor) return;
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'Chosen by the client, 8 to 200 visible ASCII characters. Repeated with the same content it gives the first answer again.',
    schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[!-~]+$' },
  })(target, method, descriptor);
};

/**
 * The Idempotency-Key of a request that creates or changes something: the same key with the same content gives the same
 * answer again, however often it is sent (after the IETF HTTP API working group's draft of that name).
 *
 * @throws Problem 400 when it is missing or not 8 to 200 visible ASCII characters
 */
export const IdempotencyKey = createParamDecorator(readKey, [describeKey]);
