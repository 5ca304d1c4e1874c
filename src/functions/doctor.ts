import type { HttpHandler } from '@azure/functions';
import type { Finding } from '../app/doctor';

/** GET /api/doctor, for whoever has the function's key: how the app is, seen with its own identity. */
export const doctor =
  (examine: () => Promise<readonly Finding[]>): HttpHandler =>
  async () => ({ status: 200, jsonBody: { findings: await examine() } });
