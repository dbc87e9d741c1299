import type { Request } from 'express';

const loopback = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Whether the call comes from this machine itself, and not through a proxy on it. */
export const isLoopback = (req: Request): boolean =>
  loopback.test(req.socket.remoteAddress ?? '') && req.get('X-Forwarded-For') === undefined;

/** Whether the call was also addressed to this machine by a name of its own, so that no foreign page can stand between. */
export const isAtHome = (req: Request): boolean =>
  isLoopback(req) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(req.hostname);
