import type { Profile } from '../settings';
import { TOWNS } from './places';

/** A school to be: where it stands, its grades and how many classes of how many children each has. */
export interface SchoolPlan {
  readonly name: string;
  /** Town (0…) whose children it takes; null: of the whole county. */
  readonly town: number | null;
  /** Below the town's 中心校, or directly below the bureau. */
  readonly under: 'centre' | 'bureau';
  readonly grades: readonly number[];
  readonly classesPerGrade: number;
  readonly classSize: number;
}

/** How large a demo county is, and its schools. */
export interface Shape {
  readonly towns: number;
  readonly villagesOf: (town: number) => number;
  readonly groupsOf: (town: number, village: number) => number;
  readonly schools: readonly SchoolPlan[];
  /** School days with roll sheets before today. */
  readonly days: number;
  /** In how many towns the classes have started this term's letter. */
  readonly lettersInTowns: number;
  /** The families of how many classes stand in the menus of the desk; all others are found by searching. */
  readonly familiesOfClasses: number;
}

const PRIMARY = [1, 2, 3, 4, 5, 6];
const MIDDLE = [7, 8, 9];

const townWord = (town: number): string => TOWNS[town]?.[1] ?? '';
const townName = (town: number): string => TOWNS[town]?.[0] ?? '';

const middle = (town: number, classesPerGrade: number, classSize: number): SchoolPlan => ({
  name: `${townName(town)}初级中学`,
  town,
  under: 'bureau',
  grades: MIDDLE,
  classesPerGrade,
  classSize,
});

const central = (town: number, classesPerGrade: number, classSize: number): SchoolPlan => ({
  name: `${townName(town)}中心小学`,
  town,
  under: 'centre',
  grades: PRIMARY,
  classesPerGrade,
  classSize,
});

const point = (town: number, n: number, grades: number, classSize: number): SchoolPlan => ({
  name: `${townWord(town)}${['第一', '第二', '第三'][n] ?? ''}教学点`,
  town,
  under: 'centre',
  grades: PRIMARY.slice(0, grades),
  classesPerGrade: 1,
  classSize,
});

const countyMiddle = (name: string, classesPerGrade: number, classSize: number): SchoolPlan => ({
  name,
  town: null,
  under: 'bureau',
  grades: MIDDLE,
  classesPerGrade,
  classSize,
});

const TINY: Shape = {
  towns: 1,
  villagesOf: () => 2,
  groupsOf: () => 2,
  schools: [
    { ...central(0, 1, 15), grades: [5, 6] },
    { ...middle(0, 1, 15), grades: [7, 8] },
  ],
  days: 8,
  lettersInTowns: 1,
  familiesOfClasses: 100,
};

const DEMO: Shape = {
  towns: 4,
  villagesOf: (town) => (town < 2 ? 5 : 4),
  groupsOf: () => 5,
  schools: [
    countyMiddle('云岭县第二中学', 3, 30),
    middle(0, 2, 30),
    central(0, 2, 30),
    central(1, 1, 30),
    central(2, 1, 32),
    { ...point(3, 0, 1, 22), name: '白溪镇教学点' },
  ],
  days: 15,
  lettersInTowns: 4,
  familiesOfClasses: 100,
};

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

const COUNTY: Shape = {
  towns: 14,
  villagesOf: () => 12,
  groupsOf: (town, village) => 6 + ((town + village) % 2),
  schools: [
    countyMiddle('云岭县第一中学', 14, 50),
    countyMiddle('云岭县第二中学', 14, 50),
    ...range(12).map((town) => middle(town, 5, 45)),
    ...range(14).map((town) => central(town, 4, 40)),
    ...range(33).map((n) => point(n % 14, Math.floor(n / 14), n < 21 ? 4 : 3, 18)),
    {
      name: '云岭县特殊教育学校',
      town: null,
      under: 'bureau',
      grades: [1, 4, 7],
      classesPerGrade: 1,
      classSize: 8,
    },
  ],
  days: 15,
  lettersInTowns: 3,
  familiesOfClasses: 12,
};

export const SHAPES: Readonly<Record<Profile, Shape>> = { tiny: TINY, demo: DEMO, county: COUNTY };
