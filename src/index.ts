// What the Functions host loads: everything built from the environment, then registered.
import { randomUUID } from 'node:crypto';
import { configFromEnvironment } from './config';
import { instant } from './domain/calendar/dates';
import { build, register } from './main';

register(build(configFromEnvironment(), { now: () => instant(new Date()), newKey: randomUUID }));
