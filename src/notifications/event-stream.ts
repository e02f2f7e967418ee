import type { ServerResponse } from 'node:http';

/** What a browser may leave unread before it is taken for gone. */
const MOST_UNREAD = 64 * 1024;

/** One browser that listens (server-sent events). Writing never waits: who does not read is closed, and comes again. */
export class EventStream {
  constructor(
    private readonly response: ServerResponse,
    headers: Record<string, string>,
  ) {
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    // How long a browser waits before it comes again: about as long as a replica needs to be replaced.
    this.write('retry: 3000\n\n');
  }

  send(event: string, data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies from closing a quiet connection, and finds out that nobody is there any more. */
  beat(): void {
    this.write(': beat\n\n');
  }

  end(): void {
    this.response.end();
  }

  onClosed(closed: () => void): void {
    this.response.once('close', closed);
  }

  private write(text: string): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_UNREAD) this.response.destroy();
  }
}
