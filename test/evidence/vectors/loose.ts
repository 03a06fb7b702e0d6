/** As canonical text orders things, but whatever the value: numbers, depth and form of strings are not looked at. */
export function loose(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(loose).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, one]) => one !== undefined);
    const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${loose(one)}`).join(',')}}`;
  }
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}
