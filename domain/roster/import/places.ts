import type { Unit } from '#domain/jurisdiction';
import type { PlaceWords } from '#domain/roster/import/record';
import { chineseNumber, plainText } from '#domain/roster/import/text';

/** Where a child belongs on the government line, as far as the words allow. */
export interface PlaceMatch {
  readonly unit: Unit | null;
  /** Words were there, but led no further than this unit (or nowhere): the row says so. */
  readonly vague: boolean;
}

type Level = 'township' | 'village' | 'group';

const TAILS: Readonly<Record<Level, RegExp>> = {
  township: /(?:人民政府|街道办事处|街道办|街道|镇|乡)$/,
  village: /(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村)$/,
  group: /(?:村民小组|小组|组|社|队)$/,
};
const GROUP_IN_ADDRESS = /第?([一二三四五六七八九十\d]{1,3})(?:村民小组|小组|组|社)/;

/** The bare name of a place: 大坪镇 → 大坪, 第3组 → 3, 三组 → 3. */
export function placeKey(level: Level, name: string): string {
  const text = plainText(name);
  const bare = text.replace(TAILS[level], '') || text;
  const number = level === 'group' ? chineseNumber(bare.replace(/^第/, '').replace(/^0+(?=\d)/, '')) : null;
  return number === null ? bare : String(number);
}

/** 县内的乡镇、村、组 by name, as an import looks for them. */
export class Places {
  private readonly below = new Map<string, Unit[]>();
  private readonly all: Readonly<Record<Level, Unit[]>> = { township: [], village: [], group: [] };

  constructor(units: readonly Unit[]) {
    for (const unit of units) {
      if (unit.kind === 'township' || unit.kind === 'village' || unit.kind === 'group') {
        this.all[unit.kind].push(unit);
        const parent = unit.parent ?? '';
        this.below.set(parent, [...(this.below.get(parent) ?? []), unit]);
      }
    }
  }

  /** The one unit of this name, under `above` where that is known; null when there is none or more than one. */
  private named(level: Level, name: string, above: Unit | null): Unit | null {
    const wanted = placeKey(level, name);
    const within = above ? (this.below.get(above._id) ?? []) : this.all[level];
    const fit = within.filter((unit) => unit.kind === level && placeKey(level, unit.name) === wanted);
    return fit.length === 1 ? (fit[0] ?? null) : null;
  }

  /** The one unit whose name stands in the address; the longest name wins, two different ones are none. */
  private inAddress(level: 'township' | 'village', address: string, above: Unit | null): Unit | null {
    const within = above ? (this.below.get(above._id) ?? []) : this.all[level];
    const fit = within.filter((unit) => unit.kind === level && isNamedIn(level, unit.name, address));
    const longest = Math.max(0, ...fit.map((unit) => unit.name.length));
    const best = fit.filter((unit) => unit.name.length === longest);
    return best.length === 1 ? (best[0] ?? null) : null;
  }

  private village(words: PlaceWords, address: string, township: Unit | null): Unit | null {
    return words.village === ''
      ? this.inAddress('village', address, township)
      : this.named('village', words.village, township);
  }

  private group(words: PlaceWords, address: string, village: Unit): Unit | null {
    if (words.group !== '') {
      return this.named('group', words.group, village);
    }
    const rest = address.slice(address.indexOf(placeKey('village', village.name)));
    const number = GROUP_IN_ADDRESS.exec(rest)?.[0];
    return number === undefined ? null : this.named('group', number, village);
  }

  /** 乡镇 → 村 → 组 from their columns, or from the words of an address; as deep as they lead. */
  match(words: PlaceWords): PlaceMatch {
    const address = plainText(words.address);
    const said = [words.township, words.village, words.group, words.address].some((word) => word !== '');
    const township =
      words.township === '' ? this.inAddress('township', address, null) : this.named('township', words.township, null);
    if (words.township !== '' && !township) {
      return { unit: null, vague: true };
    }
    const village = this.village(words, address, township);
    const group = village ? this.group(words, address, village) : null;
    return { unit: group ?? village ?? township, vague: said && !group };
  }
}

function isNamedIn(level: 'township' | 'village', name: string, address: string): boolean {
  const full = plainText(name);
  // A bare name must be followed by what makes it a place, so that 大坪 does not stand for 大坪街.
  const bare = placeKey(level, name);
  const tail = level === 'township' ? '(?:镇|乡|街道)' : '(?:村|社区|行政村|居委会)';
  return address.includes(full) || (bare.length >= 2 && new RegExp(`${escaped(bare)}${tail}`, 'u').test(address));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
