import type { Socket } from 'node:net';
import { Problem, problemBody, type Sentence } from '../shared/problem.js';

/** How long a request may take to arrive: ten megabytes do in five minutes on any line that an office has. */
export const REQUEST_TIMEOUT_MS = 5 * 60_000;

const NO_HTTP: [code: string, status: number, sentence: Sentence] = [
  'http-malformed',
  400,
  {
    zh: '收到的不是有效的 HTTP/1.1 请求，连接已关闭；请检查客户端或代理。',
    en: 'What has arrived is no valid HTTP/1.1 request, and the connection is closed; look at the client or the proxy.',
  },
];

/** What Node refuses before there is a request that anybody could answer, by its codes. */
const BY_CODE: Record<string, typeof NO_HTTP> = {
  HPE_HEADER_OVERFLOW: [
    'headers-too-large',
    431,
    {
      zh: '请求地址与请求头合计过长，请缩短后重试。',
      en: 'The address and the headers of the request are too long together; shorten them.',
    },
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    'request-timeout',
    408,
    {
      zh: '请求未在五分钟内全部到达，连接已关闭；请检查网络后重新发送。',
      en: 'The request did not arrive within five minutes, and the connection is closed; look at the network and send it again.',
    },
  ],
};
const REASONS: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers on the bare connection what never became a request, and closes it. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, status, sentence] = BY_CODE[error.code ?? ''] ?? NO_HTTP;
  const body = JSON.stringify(problemBody(new Problem(code, status, sentence)));
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
