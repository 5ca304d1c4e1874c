/** A route template as the Functions host reads it: `notices/{id}`, `{optional?}`, `{*rest}`; constraints are refused. */
export const routeOf = (template: string, owner: string): ((path: string) => Record<string, string> | undefined) => {
  const names: string[] = [];
  const pattern = template
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      if (!segment.includes('{')) return `/${segment.replaceAll(/[^\w-]/g, '\\$&')}`;
      const [, star, name, optional] = /^\{(\*?)([A-Za-z_]\w*)(\??)\}$/.exec(segment) ?? [];
      if (name === undefined) {
        throw new Error(`The function "${owner}": this host does not read "${segment}" in the route "${template}".`);
      }
      names.push(name);
      if (star) return '(?:/(.*))?';
      return optional ? '(?:/([^/]+))?' : '/([^/]+)';
    })
    .join('');
  const whole = new RegExp(`^${pattern}/?$`, 'i');
  return (path) => {
    const found = whole.exec(path);
    if (!found) return undefined;
    return Object.fromEntries(
      names.flatMap((name, index) => {
        const value = found[index + 1];
        return value === undefined ? [] : [[name, decodeURIComponent(value)]];
      }),
    );
  };
};
