import type { Unit } from '#domain/jurisdiction';
import { type ClassKey, className, classTag, gradeName, readClass, readGrade } from '#domain/roster/import/class-name';
import { plainText } from '#domain/roster/import/text';

/** A class of a row: one that is there, or one that the import will make. */
export interface ClassPlace {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

const schoolKey = (name: string): string => plainText(name).replace(/^(?:.{2,8}?[县市区])(?=.{3,}$)/, '');

/**
 * 学校 → 年级 → 班 below a unit, with the grades and classes that rows ask for and that are not there yet. The same rows propose the same
 * units with the same ids.
 */
export class Classes {
  private readonly schools: readonly Unit[];
  private readonly grades = new Map<string, Unit>();
  private readonly classes = new Map<string, Unit>();
  private readonly ids: Set<string>;
  private readonly made: Unit[] = [];

  constructor(
    units: readonly Unit[],
    private readonly county: string,
  ) {
    this.ids = new Set(units.map((unit) => unit._id));
    this.schools = units.filter((unit) => unit.kind === 'school');
    for (const unit of units.filter((one) => one.kind === 'grade')) {
      const grade = readGrade(unit.name);
      if (grade !== null) {
        this.grades.set(`${unit.parent}/${grade}`, unit);
      }
    }
    const gradeNames = new Map(units.filter((one) => one.kind === 'grade').map((one) => [one._id, one.name]));
    for (const unit of units.filter((one) => one.kind === 'class')) {
      const key = readClass(unit.name, gradeNames.get(unit.parent ?? '') ?? '');
      if (key) {
        this.classes.set(`${unit.parent}/${key.label}`, unit);
      }
    }
  }

  /** The units to be made, grades before their classes. */
  get proposed(): readonly Unit[] {
    return this.made;
  }

  /** The one school of this name below `under`; the only one there is, when the row names none. */
  school(name: string, under: string): Unit | null {
    const within = this.schools.filter((school) => school.path.startsWith(under));
    const exact = within.filter((school) => plainText(school.name) === plainText(name));
    const loose = within.filter((school) => schoolKey(school.name) === schoolKey(name));
    const fit = name === '' ? within : exact.length > 0 ? exact : loose;
    return fit.length === 1 ? (fit[0] ?? null) : null;
  }

  private fresh(id: string): string {
    let free = id;
    for (let n = 2; this.ids.has(free); n += 1) {
      free = `${id}x${n}`;
    }
    this.ids.add(free);
    return free;
  }

  private make(parent: Unit, kind: 'grade' | 'class', tag: string, name: string, order: number): Unit {
    const _id = this.fresh(`${parent._id}-${tag}`);
    const path = `${parent.path}${_id}/`;
    const unit: Unit = {
      _id,
      county: this.county,
      kind,
      line: 'education',
      parent: parent._id,
      path,
      name,
      order,
      rev: 1,
    };
    this.made.push(unit);
    return unit;
  }

  private gradeOf(school: Unit, grade: number): Unit {
    const key = `${school._id}/${grade}`;
    const known = this.grades.get(key) ?? this.make(school, 'grade', `y${grade}`, gradeName(grade), grade);
    this.grades.set(key, known);
    return known;
  }

  /** The class of a school; proposed where it is not there. */
  place(school: Unit, wanted: ClassKey): ClassPlace {
    const grade = this.gradeOf(school, wanted.grade);
    const key = `${grade._id}/${wanted.label}`;
    const order = /^\d+$/.test(wanted.label) ? Number(wanted.label) : 100;
    const unit = this.classes.get(key) ?? this.make(grade, 'class', classTag(wanted), className(wanted), order);
    this.classes.set(key, unit);
    return { id: unit._id, path: unit.path, name: unit.name };
  }
}
