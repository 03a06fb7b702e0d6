import { Unreachable } from './contract';

/** A page as the built app knows it: its program comes when it is first opened. */
interface Route {
  readonly path: string;
  readonly load: () => unknown;
}

const routes = (): readonly Route[] => Object(Object(window)['__taroAppConfig'])['routes'] ?? [];

/**
 * Brings the programs of pages here before anybody opens them, so that they open without network.
 * @throws {Unreachable} when the network went.
 */
export async function readAhead(pages: readonly string[]): Promise<void> {
  const wanted = routes().filter(({ path }) => pages.includes(path.replace(/^\//, '')));
  try {
    // What a route gives is its program, still on its way, beside what it was asked with.
    await Promise.all(wanted.flatMap(({ load }) => load()));
  } catch {
    throw new Unreachable('a page did not come');
  }
}
