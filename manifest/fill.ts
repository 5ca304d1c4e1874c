type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const PLACEHOLDER = /\$\{\{(\w+)\}\}/g;

/**
 * The template with its placeholders filled in: a string that is one placeholder becomes the value itself, whatever it is.
 * A placeholder without a value stays, for the rules to find.
 */
export function filled(template: Json, values: Readonly<Record<string, Json>>): Json {
  if (Array.isArray(template)) return template.map((each) => filled(each, values));
  if (typeof template === 'object' && template !== null)
    return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, filled(value, values)]));
  if (typeof template !== 'string') return template;
  const [only] = [...template.matchAll(PLACEHOLDER)];
  const whole = only?.[0] === template ? values[only[1] ?? ''] : undefined;
  if (whole !== undefined) return whole;
  return template.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : placeholder;
  });
}
