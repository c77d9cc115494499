import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError, refuse } from '../api-error.ts';
import { applicationRoutes } from './applications.ts';
import { callbackRoutes } from './callbacks.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import type { RestFault } from '../faults.ts';
import type { Journal } from '../journal.ts';
import type { RestContext, RestEnv, Services } from './context.ts';
import { guildRoutes } from './guilds.ts';
import { invalidRequestLimit } from './invalid-requests.ts';
import type { RequestLog } from './log.ts';
import { rateLimits, RateLimited } from './rate-limits.ts';
import { readRequestBody } from './request-body.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

/** Routes whose address holds the token that admits to them. */
const carriesItsOwnToken = /^\/(interactions\/\d+\/[^/]+\/callback|webhooks\/\d+\/[^/]+(\/.*)?)$/;
const prefix = '/api/v10';
/** Errors that merely say no: 10066 is how Discord says that nobody has set permissions for a command. */
const answers: ReadonlySet<number> = new Set([10066]);

/** Discord's REST API v10, as far as a bot like this one uses it, below `/api/v10`. */
export function restApp(services: Services, log: RequestLog, journal: Journal): Hono<RestEnv> {
  const app = new Hono<RestEnv>().basePath(prefix);
  const pathOf = (path: string): string => path.slice(prefix.length);

  app.onError((error, c) => {
    const refusal = error instanceof ApiError ? error : new ApiError(500, 0, '500: Internal Server Error');
    const isRefusal = !(error instanceof InjectedFailure) && !answers.has(refusal.code);
    const entry = {
      method: c.req.method,
      path: pathOf(c.req.path),
      status: refusal.status,
      code: refusal.code,
      // A mistake of the playground's own must be found, so its stack stands in the log.
      message: error instanceof ApiError ? error.message : (error.stack ?? error.message),
      errors: refusal.errors,
      body: c.get('body'),
    };
    if (isRefusal) log.addRefusal(entry);
    const headers = refusal instanceof RateLimited ? refusal.headers : {};
    return c.json(refusal.toJSON(), refusal.status as ContentfulStatusCode, headers);
  });

  if (services.hasRateLimits) app.use(invalidRequestLimit());
  app.use(async (c, next) => {
    await next();
    const { method } = c.req;
    const path = pathOf(c.req.path);
    const isJson = c.res.headers.get('content-type')?.startsWith('application/json') ?? false;
    const response: unknown = isJson ? await c.res.clone().json() : undefined;
    journal.note({ method, path, body: c.get('body'), status: c.res.status, response });
  });
  app.use(async (c, next) => {
    const path = pathOf(c.req.path);
    log.add({ method: c.req.method, path });
    await suffer(services.faults.forRequest(c.req.method, path), c);
    if (!carriesItsOwnToken.test(path) && c.req.header('authorization') !== `Bot ${services.token}`) {
      throw refuse.unauthorized();
    }
    const { body, files } = await readRequestBody(c.req.raw);
    c.set('body', body);
    c.set('files', files);
    await next();
  });
  if (services.hasRateLimits) app.use(rateLimits(pathOf));

  for (const routes of [
    applicationRoutes,
    commandRoutes,
    callbackRoutes,
    webhookRoutes,
    channelRoutes,
    threadRoutes,
    guildRoutes,
  ]) {
    app.route('/', routes(services));
  }
  app.all('*', () => {
    throw refuse.notFound();
  });
  return app;
}

/** Lets a fault befall a request: late, refused without a reason, or never answered. */
async function suffer(fault: RestFault | undefined, c: RestContext): Promise<void> {
  if (!fault) return;
  if (fault.delayMs !== undefined) await setTimeout(fault.delayMs);
  if (fault.fail === 'hang-up') c.env.outgoing.destroy();
  if (fault.fail !== undefined) throw new InjectedFailure(fault.fail);
}

/** A failure that is no refusal of Discord's, and is not counted as one. */
class InjectedFailure extends ApiError {
  constructor(fail: NonNullable<RestFault['fail']>) {
    super(fail === 'hang-up' ? 502 : fail, 0, `${fail}: injected by a test`);
  }
}
