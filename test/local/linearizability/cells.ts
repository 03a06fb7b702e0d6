/** A collection for each history, half of them with an index on what is asked for. */
export const cells = (histories: number): Record<string, { indexes: string[][] }> =>
  Object.fromEntries(
    Array.from({ length: histories }, (_, at) => [`h${at}`, { indexes: isIndexed(`h${at}`) ? [['n']] : [] }]),
  );

export const isIndexed = (name: string) => Number(name.slice(1)) % 2 === 1;
