import type { AggregateName } from './syntax';
import type { Value } from './values';
import { compare } from './values';

const isNumber = (value: Value): value is number => typeof value === 'number';

const sum = (values: readonly Value[]): Value =>
  values.every(isNumber) ? values.reduce((total, each) => total + each, 0) : undefined;

const extreme = (values: readonly Value[], sign: 1 | -1): Value =>
  values.reduce((best, each) => (best === undefined || sign * compare(each, best) > 0 ? each : best), undefined);

/** COUNT and the like over what was found; undefined values count for nothing. */
export function aggregate(name: AggregateName, found: readonly Value[]): Value {
  const values = found.filter((value) => value !== undefined);
  switch (name) {
    case 'COUNT':
      return values.length;
    case 'SUM':
      return sum(values);
    case 'AVG': {
      const total = sum(values);
      return typeof total === 'number' && values.length > 0 ? total / values.length : undefined;
    }
    case 'MIN':
      return extreme(values, -1);
    case 'MAX':
      return extreme(values, 1);
  }
}
