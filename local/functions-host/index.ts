export { startFunctionsHost } from './host';
export type { FunctionsHost, FunctionsHostOptions } from './host';
export type { HostLog, HostLogLine } from './invocations';
