type Corner = readonly [x: number, y: number];
export type Strokes = readonly (readonly Corner[])[];

/** Points between the corners of a stroke, as a finger gives them. */
export function smooth(stroke: readonly Corner[]): Corner[] {
  return stroke.flatMap((to, at) => {
    const from = stroke[at - 1];
    return from
      ? Array.from({ length: 8 }, (_, step): [number, number] => {
          const part = (step + 1) / 8;
          return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
        })
      : [to];
  });
}

/** Something like 王: enough strokes and length to be a name. */
export const SIGNATURE: Strokes = [
  [
    [0.25, 0.3],
    [0.5, 0.28],
    [0.72, 0.3],
  ],
  [
    [0.3, 0.5],
    [0.68, 0.5],
  ],
  [
    [0.48, 0.3],
    [0.49, 0.5],
    [0.48, 0.75],
  ],
  [
    [0.22, 0.75],
    [0.5, 0.74],
    [0.78, 0.76],
  ],
];
