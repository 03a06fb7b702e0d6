const taken = { pictures: 0 };

/** Where the next picture of a story goes: numbered in the order of the story. */
export function pictureName(kind: 'weapp' | 'h5', who: string, name: string): string {
  taken.pictures += 1;
  return `dist/pictures/story-${kind}-${String(taken.pictures).padStart(2, '0')}-${who}-${name}.png`;
}
