type Name = string | false | undefined;

/**
 * Class names of one CSS module: `const c = classes(styles)`, then `className={c('row', open && 'open')}`.
 * A name that the module does not have is used as it is, for classes handed in from outside.
 */
export function classes(styles: Readonly<Record<string, string>>): (...names: Name[]) => string {
  return (...names) =>
    names
      .filter((name): name is string => Boolean(name))
      .map((name) => styles[name] ?? name)
      .join(' ');
}
