import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { sha256 } from '../store/seal.ts';

/** Whether a call carries this token, compared in the same time whatever it carries. */
export const bears = (req: Request, token: string): boolean =>
  timingSafeEqual(sha256(req.get('Authorization') ?? ''), sha256(`Bearer ${token}`));
