import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import { chineseNumber, TOWNS, villageName } from './places';
import type { SchoolPlan, Shape } from './profile';

/** A class to be filled, with what its children depend on. */
export interface ClassPlace {
  readonly unit: Unit;
  readonly school: Unit;
  readonly grade: number;
  readonly size: number;
  readonly town: number | null;
  readonly boardingShare: number;
}

/** Both trees of a county. */
export interface Trees {
  readonly units: readonly Unit[];
  readonly classes: readonly ClassPlace[];
  /** Groups by town: where families live. */
  readonly groups: readonly (readonly Unit[])[];
  readonly byId: ReadonlyMap<string, Unit>;
}

const BOARDING_PRIMARY = 0.15;
const BOARDING_MIDDLE = 0.55;
const FIRST_MIDDLE_GRADE = 7;

/** Offices with a telephone that notices print; of the demo, so that it never rings. */
const OFFICES: readonly UnitKind[] = ['school', 'centre', 'bureau', 'township'];

/** 部门: those who take part in bringing children back (R23, R35). */
const DEPARTMENTS = ['公安局', '民政局', '人力资源和社会保障局'] as const;

const two = (n: number): string => String(n).padStart(2, '0');

/** Builds units one below the other, with paths and an order among siblings. */
class Builder {
  readonly units: Unit[] = [];

  constructor(readonly county: string) {}

  add(kind: UnitKind, parent: Unit | null, id: string, name: string): Unit {
    const unit: Unit = {
      _id: id,
      county: this.county,
      kind,
      line: UNIT_KINDS[kind].line,
      parent: parent?._id ?? null,
      path: `${parent?.path ?? ''}${id}/`,
      name,
      ...(OFFICES.includes(kind) ? { phone: `0009${String(this.units.length + 1).padStart(7, '0')}` } : {}),
      order: this.units.filter((one) => one.parent === (parent?._id ?? null)).length + 1,
      rev: 1,
    };
    this.units.push(unit);
    return unit;
  }
}

function governmentTree(builder: Builder, shape: Shape, countyName: string): Unit[][] {
  const root = builder.add('county', null, builder.county, countyName);
  return Array.from({ length: shape.towns }, (_, town) => {
    const [name] = TOWNS[town] ?? ['乡'];
    const township = builder.add('township', root, `${root._id}-t${two(town + 1)}`, name);
    return Array.from({ length: shape.villagesOf(town) }, (_village, v) => {
      const village = builder.add('village', township, `${township._id}-v${two(v + 1)}`, villageName(town, v));
      return Array.from({ length: shape.groupsOf(town, v) }, (_group, g) =>
        builder.add('group', village, `${village._id}-g${two(g + 1)}`, `${chineseNumber(g + 1)}组`),
      );
    }).flat();
  });
}

function addSchool(builder: Builder, above: Unit, n: number, plan: SchoolPlan): ClassPlace[] {
  const school = builder.add('school', above, `${builder.county}-s${two(n + 1)}`, plan.name);
  return plan.grades.flatMap((grade) => {
    const isMiddle = grade >= FIRST_MIDDLE_GRADE;
    const word = chineseNumber(grade);
    const gradeUnit = builder.add('grade', school, `${school._id}-y${grade}`, `${word}年级`);
    return Array.from({ length: plan.classesPerGrade }, (_, c) => ({
      unit: builder.add('class', gradeUnit, `${gradeUnit._id}-c${c + 1}`, `${word}（${c + 1}）班`),
      school,
      grade,
      size: plan.classSize,
      town: plan.town,
      boardingShare: isMiddle ? BOARDING_MIDDLE : BOARDING_PRIMARY,
    }));
  });
}

function educationTree(builder: Builder, shape: Shape, countyName: string): ClassPlace[] {
  const bureau = builder.add('bureau', null, `${builder.county}-edu`, `${countyName}教育局`);
  const centres = new Map<number, Unit>();
  const centreOf = (town: number): Unit => {
    const known = centres.get(town);
    if (known) {
      return known;
    }
    const [name] = TOWNS[town] ?? ['乡'];
    const centre = builder.add('centre', bureau, `${builder.county}-c${two(town + 1)}`, `${name}中心校`);
    centres.set(town, centre);
    return centre;
  };
  return shape.schools.flatMap((plan, n) =>
    addSchool(builder, plan.under === 'centre' && plan.town !== null ? centreOf(plan.town) : bureau, n, plan),
  );
}

/** 双线: the government tree down to the groups, the education tree down to the classes. */
export function makeTrees(county: string, countyName: string, shape: Shape): Trees {
  const builder = new Builder(county);
  const groups = governmentTree(builder, shape, countyName);
  const classes = educationTree(builder, shape, countyName);
  const root = builder.units.find(({ _id }) => _id === county) ?? null;
  DEPARTMENTS.forEach((name, n) => {
    builder.add('department', root, `${county}-d${two(n + 1)}`, `${countyName}${name}`);
  });
  return { units: builder.units, classes, groups, byId: new Map(builder.units.map((unit) => [unit._id, unit])) };
}
