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

/** A unit with what its name is compared by. */
interface Named {
  readonly unit: Unit;
  readonly key: string;
  readonly full: string;
  /** The bare name followed by what makes it a place, so that 大坪 does not stand for 大坪街; null where it is too short to tell. */
  readonly bare: RegExp | null;
}

const PLACE_TAILS = { township: '(?:镇|乡|街道)', village: '(?:村|社区|行政村|居委会)' } as const;

function named(level: Level, unit: Unit): Named {
  const key = placeKey(level, unit.name);
  const tail = level === 'group' ? null : PLACE_TAILS[level];
  const bare = tail !== null && key.length >= 2 ? new RegExp(`${escaped(key)}${tail}`, 'u') : null;
  return { unit, key, full: plainText(unit.name), bare };
}

/** 县内的乡镇、村、组 by name, as an import looks for them. */
export class Places {
  private readonly below = new Map<string, Named[]>();
  private readonly all: Readonly<Record<Level, Named[]>> = { township: [], village: [], group: [] };
  private readonly known = new Map<string, PlaceMatch>();

  constructor(units: readonly Unit[]) {
    for (const unit of units) {
      if (unit.kind === 'township' || unit.kind === 'village' || unit.kind === 'group') {
        const one = named(unit.kind, unit);
        const siblings = this.below.get(unit.parent ?? '') ?? [];
        siblings.push(one);
        this.below.set(unit.parent ?? '', siblings);
        this.all[unit.kind].push(one);
      }
    }
  }

  private within(level: Level, above: Unit | null): readonly Named[] {
    const within = above ? (this.below.get(above._id) ?? []) : this.all[level];
    return above ? within.filter(({ unit }) => unit.kind === level) : within;
  }

  /** The one unit of this name, under `above` where that is known; null when there is none or more than one. */
  private named(level: Level, name: string, above: Unit | null): Unit | null {
    const wanted = placeKey(level, name);
    const fit = this.within(level, above).filter(({ key }) => key === wanted);
    return fit.length === 1 ? (fit[0]?.unit ?? null) : null;
  }

  /** The one unit whose name stands in the address; the longest name wins, two different ones are none. */
  private inAddress(level: 'township' | 'village', address: string, above: Unit | null): Unit | null {
    if (address === '') {
      return null;
    }
    const fit = this.within(level, above).filter(({ full, bare }) => address.includes(full) || bare?.test(address));
    const longest = Math.max(0, ...fit.map(({ full }) => full.length));
    const best = fit.filter(({ full }) => full.length === longest);
    return best.length === 1 ? (best[0]?.unit ?? null) : null;
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

  private look(words: PlaceWords): PlaceMatch {
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

  /** 乡镇 → 村 → 组 from their columns, or from the words of an address; as deep as they lead. */
  match(words: PlaceWords): PlaceMatch {
    // Where the columns say it all the address adds nothing; neighbours then need one look.
    const whole = words.village !== '' && words.group !== '' && words.township !== '';
    const asked = whole ? { ...words, address: '' } : words;
    const key = JSON.stringify([asked.township, asked.village, asked.group, asked.address]);
    const match = this.known.get(key) ?? this.look(asked);
    this.known.set(key, match);
    return match;
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
