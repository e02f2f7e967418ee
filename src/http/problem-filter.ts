import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalProblem } from '../cases/case-errors.js';
import { titledProblem } from '../cases/titled-refusals.js';
import type { Database } from '../database/database.js';
import { CommandRefused } from '../engine/index.js';
import { asDatabaseProblem } from './database-problems.js';
import { asHttpProblem, internalProblem, noSuchRoute } from './http-problems.js';
import type { RouteTable } from './route-table.js';
import { Problem, problemBody } from '../shared/problem.js';

/** The one place where errors become answers: problem+json (RFC 9457), in two languages, without personal data. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  constructor(
    private readonly routes: RouteTable,
    private readonly database: Database,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = error instanceof CommandRefused ? await this.refusal(error) : this.problemOf(error, request);
    sendProblem(http.getResponse<FastifyReply>(), problem);
  }

  private problemOf(error: unknown, { method, url }: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof NotFoundException) return noSuchRoute(method, this.routes.methodsOf(url));
    if (error instanceof HttpException) return asHttpProblem(error);
    return asDatabaseProblem(error) ?? this.internal(error);
  }

  /** Without the database there is nobody to ask what offices are called; the refusal is told all the same. */
  private async refusal(error: CommandRefused): Promise<Problem> {
    return titledProblem(this.database.pool, error).catch(() => refusalProblem(error));
  }

  /** What nobody foresaw: the log has it in full, the sender a number to quote. */
  private internal(error: unknown): Problem {
    const problem = internalProblem();
    const { stack, message } = error instanceof Error ? error : { stack: undefined, message: String(error) };
    this.log.error(`${String(problem.detail['id'])} ${message}`, stack);
    return problem;
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const { retryAfter, allow } = problem.detail;
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  if (Array.isArray(allow)) void reply.header('allow', allow.join(', '));
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(problem)));
}
