/**
 * 责任村: by which path the government line counts a child. The pack says whether by 居住 or by 户籍; where that one is not known the other
 * stands in, and where neither is, the county itself, under 未落实. Never nothing: both lines must add to one total.
 */
export function dutyPathOf(
  rule: string,
  paths: { readonly residence: string | null; readonly registered: string | null },
  countyRoot: string,
): string {
  const [first, second] =
    rule === 'registered' ? [paths.registered, paths.residence] : [paths.residence, paths.registered];
  return first ?? second ?? countyRoot;
}
