import type { Child } from '#domain/roster/documents';

/** 居住地、户籍地、责任村: where the government line finds a child. Letters carry a copy. */
export type Places = Pick<Child, 'residencePath' | 'registeredPath' | 'dutyPath'>;

/** Only the three paths of a document that has them. */
export const placesOf = ({ residencePath, registeredPath, dutyPath }: Places): Places => ({
  residencePath,
  registeredPath,
  dutyPath,
});

/** Whether nothing moved for the government line. */
export const samePlaces = (one: Places, other: Places): boolean =>
  one.residencePath === other.residencePath &&
  one.registeredPath === other.registeredPath &&
  one.dutyPath === other.dutyPath;
