import { Tables } from '../../local/gateway/tables';

interface Before {
  readonly tables: Tables;
  readonly name: string;
  readonly key: string;
  readonly text: string | null;
}

/** 流水: what has been written to the database of this process since it was last asked, so that a test can look and take it back. */
export interface Journal {
  /** `<collection>/<id>` of every document that is not what it was. */
  changed(): string[];
  /** Puts every document back to what it was; call when nothing is on its way. @returns what had changed. */
  undo(): string[];
  close(): void;
}

/** Notes every write below all rules, transactions and caches. One gateway per process. */
export function openJournal(): Journal {
  const { put, delete: remove } = Tables.prototype;
  const noted = new Map<string, Before>();
  const note = (tables: Tables, name: string, key: string): void => {
    const at = `${name}/${key}`;
    if (!noted.has(at)) {
      noted.set(at, { tables, name, key, text: tables.get(name, key) });
    }
  };
  Tables.prototype.put = function (this: Tables, ...values: Parameters<typeof put>): void {
    note(this, values[0], values[1]);
    put.apply(this, values);
  };
  Tables.prototype.delete = function (this: Tables, ...values: Parameters<typeof remove>): void {
    note(this, values[0], values[1]);
    remove.apply(this, values);
  };
  const changes = (): Before[] => [...noted.values()].filter((one) => one.tables.get(one.name, one.key) !== one.text);
  const back = ({ tables, name, key, text }: Before): void => {
    if (text === null) {
      remove.call(tables, name, key);
    } else {
      put.call(tables, name, key, text, JSON.parse(text), tables.get(name, key) !== null);
    }
  };
  const names = (all: readonly Before[]): string[] => all.map(({ name, key }) => `${name}/${key}`);
  return {
    changed: () => names(changes()),
    undo() {
      const undone = changes();
      undone.forEach(back);
      noted.clear();
      return names(undone);
    },
    close() {
      Tables.prototype.put = put;
      Tables.prototype.delete = remove;
    },
  };
}
